using System.Globalization;
using System.Text;
using System.Text.Json;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.Internal.Jsonata;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Running;

/// <summary>Evaluates fields in JSONata: https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html. Every expression sees the same values.</summary>
internal sealed class JsonataFields
{
    private readonly Visit _visit;
    private readonly ContextObject _context;
    private readonly JsonataEnvironment _environment;

    /// <param name="visit">The visit.</param>
    /// <param name="item">The item of a Map the fields are for.</param>
    public JsonataFields(Visit visit, MapItem? item = null)
    {
        _visit = visit;
        _context = item is null ? visit.Context : visit.ContextOf(item);
        _environment = new JsonataEnvironment(visit.Flow.Clock, visit.Flow.Run.Randomness) { Variables = Find, CancellationToken = visit.Flow.CancellationToken };
    }

    /// <summary>Gets <c>$states.result</c>.</summary>
    public JsonElement? Result { get; init; }

    /// <summary>Gets <c>$states.errorOutput</c>.</summary>
    public JsonElement? ErrorOutput { get; init; }

    /// <summary>Evaluates the expressions in a payload.</summary>
    /// <param name="payload">The payload.</param>
    /// <param name="field">Where it stands in the state: <c>Output</c>, <c>Catch[0]/Output</c>.</param>
    /// <exception cref="StateFailureException">An expression has no value.</exception>
    public JsonElement Evaluate(Payload payload, string field)
    {
        if (payload is PayloadLiteral literal)
            return literal.Value;

        if (payload is PayloadExpression expression)
            return Evaluate(expression.Value, field);

        using var builder = JsonBuilder.Rent();
        Write(builder, payload, new StringBuilder(field));
        return builder.ToElement();
    }

    /// <exception cref="StateFailureException">The expression has no value.</exception>
    public JsonElement Evaluate(Expression expression, string field)
    {
        try
        {
            return expression.Compiled.Evaluate(_environment) ?? throw JsonataFailures.Undefined(expression, field);
        }
        catch (JsonataException e)
        {
            throw JsonataFailures.Of(expression, field, e);
        }
    }

    private void Write(JsonBuilder builder, Payload payload, StringBuilder place)
    {
        switch (payload)
        {
            case PayloadLiteral literal:
                builder.Write(literal.Value);
                break;
            case PayloadExpression expression:
                builder.Write(Evaluate(expression.Value, place.ToString()));
                break;
            case PayloadArray array:
                WriteItems(builder, array, place);
                break;
            case PayloadObject value:
                WriteMembers(builder, value, place);
                break;
        }
    }

    private void WriteItems(JsonBuilder builder, PayloadArray array, StringBuilder place)
    {
        var length = place.Length;
        builder.Writer.WriteStartArray();
        foreach (var (index, item) in array.Items.Index())
        {
            place.Append(CultureInfo.InvariantCulture, $"[{index}]");
            Write(builder, item, place);
            place.Length = length;
        }

        builder.Writer.WriteEndArray();
    }

    private void WriteMembers(JsonBuilder builder, PayloadObject value, StringBuilder place)
    {
        var length = place.Length;
        builder.Writer.WriteStartObject();
        foreach (var member in value.Members)
        {
            builder.Writer.WritePropertyName(member.Name);
            place.Append('/').Append(member.Name);
            Write(builder, member.Value, place);
            place.Length = length;
        }

        builder.Writer.WriteEndObject();
    }

    private JsonataValue Find(string name)
    {
        if (name == "states")
            return JsonataValue.Of(States());

        return _visit.Flow.Variables.TryGet(name, out var value) ? JsonataValue.Of(value) : JsonataValue.Undefined;
    }

    private JsonataObject States()
    {
        var states = new JsonataObject();
        states.Set("input", JsonataValue.Of(_visit.Input));
        states.Set("context", JsonataValue.Of(_context.Root.ToObject()));
        if (Result is { } result)
            states.Set("result", JsonataValue.Of(result));

        if (ErrorOutput is { } error)
            states.Set("errorOutput", JsonataValue.Of(error));

        return states;
    }
}
