using System.Text.Json;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.Internal.Intrinsics;
using MlKit.Pipelines.Internal.JsonPath;
using MlKit.Pipelines.Retries;

namespace MlKit.Pipelines.Running;

/// <summary>Evaluates payload templates: https://states-language.net/spec.html#payload-template.</summary>
internal static class PayloadEvaluator
{
    public static JsonElement Evaluate(Payload payload, ExpressionScope scope)
    {
        if (payload is PayloadLiteral literal)
            return literal.Value;

        if (payload is PayloadExpression expression)
            return Resolve(expression.Value, scope, "");

        using var builder = JsonBuilder.Rent();
        Write(builder, payload, scope, "");
        return builder.ToElement();
    }

    /// <exception cref="StateFailureException">The function failed.</exception>
    public static JsonElement Call(Expression expression, ExpressionScope scope)
    {
        try
        {
            return IntrinsicCalls.Evaluate(expression.Intrinsic, scope);
        }
        catch (IntrinsicException e)
        {
            var error = e.IsMissingPath ? ErrorNames.Runtime : ErrorNames.IntrinsicFailure;
            throw new StateFailureException(error, $"The function '{expression.Text}' had the following error: {e.Message}") { NamesState = true };
        }
    }

    /// <summary>Evaluates the expression of a field.</summary>
    public static JsonElement Resolve(Expression expression, ExpressionScope scope, string field)
    {
        if (expression.Kind == ExpressionKind.Intrinsic)
            return Call(expression, scope);

        var found = scope.Find(expression.Path);
        if (found.Found)
            return found.Value;

        var input = expression.Path.Root == PathRoot.Context ? scope.Context.Root.ToElement() : scope.Input;
        throw StateFailureException.Runtime($"The JSONPath '{expression.Text}' specified for the field '{field}' could not be found in the input '{JsonValues.Compact(input)}'");
    }

    private static void Write(JsonBuilder builder, Payload payload, ExpressionScope scope, string field)
    {
        switch (payload)
        {
            case PayloadLiteral literal:
                builder.Write(literal.Value);
                break;
            case PayloadExpression expression:
                builder.Write(Resolve(expression.Value, scope, field));
                break;
            case PayloadArray array:
                builder.Writer.WriteStartArray();
                foreach (var item in array.Items)
                    Write(builder, item, scope, field);

                builder.Writer.WriteEndArray();
                break;
            case PayloadObject value:
                builder.Writer.WriteStartObject();
                foreach (var member in value.Members)
                {
                    builder.Writer.WritePropertyName(member.Name);
                    Write(builder, member.Value, scope, member.FieldName);
                }

                builder.Writer.WriteEndObject();
                break;
        }
    }
}
