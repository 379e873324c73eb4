using System.Text.Json;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Running;

/// <summary>Runs Fail states.</summary>
internal static class FailRunner
{
    public static StateFailureException Failure(FailState state, Visit visit)
    {
        visit.Inspection?.Note("afterInputPath", visit.Input);
        return new StateFailureException(Text(visit, "ErrorPath", state.Error), Text(visit, "CausePath", state.Cause));
    }

    private static string? Text(Visit visit, string field, ValueOf<string>? value)
    {
        if (value is null || value.IsLiteral)
            return value?.Literal;

        var found = PayloadEvaluator.Resolve(value.Expression, visit.Scope(visit.Input), field);
        return found.ValueKind == JsonValueKind.String
            ? found.GetString()
            : throw StateFailureException.Runtime($"The {field} parameter does not reference a string value: {value.Expression.Text} == {FieldValues.Text(found)}");
    }
}
