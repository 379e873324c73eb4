using Amazon.StepFunctions.Model;

namespace MlKit.Pipelines.Executions;

/// <summary>An event of the execution's history: https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html.</summary>
/// <param name="Entry">The event as AWS tells it, with the data the state had.</param>
public sealed record HistoryEntryEvent(HistoryEvent Entry) : ExecutionEvent;
