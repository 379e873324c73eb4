using System.Text.Json;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.Validation;

namespace MlKit.Pipelines.Executions;

/// <summary>Finds the job that a task has started in the event that tells of it.</summary>
internal static class JobReference
{
    private const string Sync = ".sync";

    public static SageMakerJob? Of(HistoryEvent entry, string state)
    {
        var submitted = entry.TaskSubmittedEventDetails;
        var succeeded = entry.TaskSucceededEventDetails;
        var (service, resource, output) = entry.Type == HistoryEventType.TaskSubmitted
            ? (submitted?.ResourceType, submitted?.Resource, submitted?.Output)
            : (succeeded?.ResourceType, succeeded?.Resource, succeeded?.Output);
        if (service is not ("sagemaker" or "aws-sdk:sagemaker") || resource is null || output is null || Kind(resource) is not { } kind)
            return null;

        // A task that waits has told of its job when it was submitted; its success comes with a description of the job.
        var isAwaited = resource.EndsWith(Sync, StringComparison.Ordinal);
        return isAwaited == (entry.Type == HistoryEventType.TaskSubmitted) && NameIn(output, $"{kind}JobArn") is { } name
            ? new SageMakerJob(kind, name, state) { IsAwaited = isAwaited }
            : null;
    }

    private static SageMakerJobKind? Kind(string resource) => resource.Split('.')[0] switch
    {
        "createProcessingJob" => SageMakerJobKind.Processing,
        "createTrainingJob" => SageMakerJobKind.Training,
        "createTransformJob" => SageMakerJobKind.Transform,
        "createHyperParameterTuningJob" => SageMakerJobKind.HyperParameterTuning,
        "createLabelingJob" => SageMakerJobKind.Labeling,
        _ => null,
    };

    /// <summary>The name is the last part of the ARN: <c>…:processing-job/name</c>.</summary>
    private static string? NameIn(string output, string member)
    {
        try
        {
            return JsonText.Parse(output) is { ValueKind: JsonValueKind.Object } response && response.TryGetProperty(member, out var arn) && arn.GetString()?.Split('/') is [_, { Length: > 0 } name] ? name : null;
        }
        catch (DefinitionException)
        {
            // AWS cuts what is too long; the job is then unknown.
            return null;
        }
    }
}
