using System.Text.Json;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.Internal.Jsonata;
using MlKit.Pipelines.Retries;

namespace MlKit.Pipelines.Running;

/// <summary>Words the failures of JSONata expressions as AWS does.</summary>
internal static class JsonataFailures
{
    /// <summary>Makes a failure of a field that has a wrong value.</summary>
    public static StateFailureException Evaluation(string? field, string cause) => new(ErrorNames.QueryEvaluationError, cause) { NamesState = true, IsEvaluation = true, Location = field };

    public static StateFailureException Undefined(Expression expression, string field) => Failure(expression, field, "returned nothing (undefined).");

    public static StateFailureException Of(Expression expression, string field, JsonataException e) => e.Code == JsonataExpression.FunctionResult
        ? Failure(expression, field, "returned an unsupported result type.")
        : Failure(expression, field, $"threw an error during evaluation. {e.Code}: {e.Message}");

    public static StateFailureException WrongType(Expression expression, string field, string expected, JsonElement found) =>
        Failure(expression, field, $"returned an unexpected result type. Expected '{expected}', but was '{TypeOf(found)}' for value: {JsonValues.Compact(found)}");

    private static StateFailureException Failure(Expression expression, string field, string problem) =>
        Evaluation(field, $"The JSONata expression '{expression.Text}' specified for the field '{field}' {problem}");

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => "number",
        JsonValueKind.Null => "null",
        _ => "boolean",
    };
}
