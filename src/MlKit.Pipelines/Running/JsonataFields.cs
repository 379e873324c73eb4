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
    private static readonly string[] Alone = ["input", "context"];
    private static readonly string[] WithResult = [.. Alone, "result"];
    private static readonly string[] WithError = [.. Alone, "errorOutput"];

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

    /// <summary>Evaluates a payload that must be an object.</summary>
    /// <exception cref="StateFailureException">An expression has no value, or the payload is something else.</exception>
    public JsonElement EvaluateObject(Payload payload, string field)
    {
        var value = Evaluate(payload, field);
        if (value.ValueKind == JsonValueKind.Object)
            return value;

        throw payload is PayloadExpression expression
            ? JsonataFailures.WrongType(expression.Value, field, "object", value)
            : JsonataFailures.Evaluation(field, $"{field} must be an object but was: {JsonValues.Compact(value)}");
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
            return JsonataValue.Of(new JsonataObject(Result is not null ? WithResult : ErrorOutput is not null ? WithError : Alone, FindInStates));

        return _visit.Flow.Variables.TryGet(name, out var value) ? JsonataValue.Of(value) : JsonataValue.Undefined;
    }

    private JsonataValue FindInStates(string name) => name switch
    {
        "input" => JsonataValue.Of(_visit.Input),
        "context" => JsonataValue.Of(_context.Root.ToObject()),
        "result" => JsonataValue.Of(Result!.Value),
        _ => JsonataValue.Of(ErrorOutput!.Value),
    };
}
