using System.Collections.Frozen;
using System.Text.Json;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Validation;

/// <summary>Looks at the names of SageMaker jobs, which cannot be used twice in an account and region.</summary>
internal static class JobNameRules
{
    private static readonly FrozenDictionary<string, string> NameFields = new Dictionary<string, string>
    {
        ["createProcessingJob"] = "ProcessingJobName",
        ["createTrainingJob"] = "TrainingJobName",
        ["createTransformJob"] = "TransformJobName",
        ["createHyperParameterTuningJob"] = "HyperParameterTuningJobName",
        ["createLabelingJob"] = "LabelingJobName",
    }.ToFrozenDictionary();

    public static void Check(ValidationContext context, TaskState state, TaskResource call)
    {
        if (call is not { Kind: TaskResourceKind.Service, Service: "sagemaker" } || !NameFields.TryGetValue(call.Action, out var field))
            return;

        var parameters = context.IsJsonata ? state.Arguments : state.Parameters;
        var (name, isFixed) = Find(parameters, field);
        if (name is null && !isFixed)
            return;

        using var place = context.Issues.At(context.IsJsonata ? "Arguments" : "Parameters");
        if (isFixed)
            context.Issues.Report(
                Rules.JobNameFixed, "must differ from execution to execution", "a fixed name",
                "Make the name of '$$.Execution.Name', or take it from the input.", field);

        if (!state.Retry.IsDefaultOrEmpty && state.Retry.Any(retrier => retrier.MaxAttempts != 0) && (isFixed || !VariesByAttempt(name!)))
            context.Issues.Report(
                Rules.JobNameRetried, "must differ from attempt to attempt where the task is retried", isFixed ? "a fixed name" : IssueCollector.Quote(name!.Source),
                "Put '$$.State.RetryCount' into the name; otherwise every retry fails because the name is in use, and hides the first error.", isFixed || context.IsJsonata ? field : field + PayloadMember.ExpressionSuffix);
    }

    private static (Expression? Name, bool IsFixed) Find(Payload? parameters, string field) => parameters switch
    {
        PayloadObject value => value.Members.FirstOrDefault(member => member.Name == field)?.Value switch
        {
            PayloadExpression expression => (expression.Value, false),
            PayloadLiteral => (null, true),
            _ => (null, false),
        },
        PayloadLiteral { Value: { ValueKind: JsonValueKind.Object } value } => (null, value.TryGetProperty(field, out _)),
        _ => (null, false),
    };

    private static bool VariesByAttempt(Expression name) =>
        name.Text.Contains("RetryCount", StringComparison.Ordinal) || name.Text.Contains("UUID", StringComparison.Ordinal) || name.Text.Contains("uuid", StringComparison.Ordinal) ||
        name.Text.Contains("random", StringComparison.OrdinalIgnoreCase) || name.Text.Contains("EnteredTime", StringComparison.Ordinal) || name.Text.Contains("$now", StringComparison.Ordinal) || name.Text.Contains("$millis", StringComparison.Ordinal);
}
