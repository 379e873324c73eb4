namespace MlKit.Pipelines.States;

/// <summary>Says what a task waits for: https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html.</summary>
public enum IntegrationPattern
{
    /// <summary>The service's answer.</summary>
    RequestResponse,

    /// <summary>The end of the job the call starts: <c>.sync</c>.</summary>
    RunJob,

    /// <summary>The end of the workflow the call starts, whose output is read as JSON: <c>.sync:2</c>.</summary>
    RunJobAsJson,

    /// <summary>An answer to the task's token: <c>.waitForTaskToken</c>.</summary>
    WaitForTaskToken,
}
