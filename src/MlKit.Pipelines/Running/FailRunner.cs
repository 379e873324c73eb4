using System.Text.Json;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Running;

/// <summary>Runs Fail states.</summary>
internal static class FailRunner
{
    public static StateFailureException Failure(FailState state, Visit visit)
    {
        if (!visit.IsJsonata)
            visit.Inspection?.Note("afterInputPath", visit.Input);

        return new StateFailureException(Text(visit, "Error", state.Error), Text(visit, "Cause", state.Cause));
    }

    private static string? Text(Visit visit, string field, ValueOf<string>? value)
    {
        if (value is null || value.IsLiteral)
            return value?.Literal;

        if (visit.IsJsonata)
            return JsonataResults.Text(new JsonataFields(visit), value.Expression, field);

        field += "Path";
        var found = PayloadEvaluator.Resolve(value.Expression, visit.Scope(visit.Input), field);
        return found.ValueKind == JsonValueKind.String
            ? found.GetString()
            : throw StateFailureException.Runtime($"The {field} parameter does not reference a string value: {value.Expression.Text} == {FieldValues.Text(found)}");
    }
}
