using Amazon.StepFunctions.Model;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.Executions;

/// <summary>Describes executions, and waits for their ends.</summary>
internal static class ExecutionReader
{
    public static Task<DescribeExecutionResponse> DescribeAsync(ExecutionServices services, string executionArn, CancellationToken cancellationToken) =>
        AwsCall.SendAsync("DescribeExecution", executionArn, services.StepFunctions.DescribeExecutionAsync, new DescribeExecutionRequest { ExecutionArn = executionArn }, cancellationToken);

    public static async Task<ExecutionDescription> WaitAsync(ExecutionServices services, string executionArn, CancellationToken cancellationToken)
    {
        var pace = new PollPace(services.Options, executionArn);
        while (true)
        {
            DescribeExecutionResponse? there = null;
            await pace.TryAsync(async () => there = await DescribeAsync(services, executionArn, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
            if (there is not null && ToDescription(there) is { HasEnded: true } ended)
            {
                PipelineTelemetry.Ends.Add(1, new KeyValuePair<string, object?>(PipelineTelemetry.StatusTag, ended.Status.Value));
                Log.Ended(services.Options.Logger, executionArn, ended.Status.Value);
                return ended;
            }

            await pace.WaitAsync(jobs: 0, cancellationToken).ConfigureAwait(false);
        }
    }

    public static ExecutionDescription ToDescription(DescribeExecutionResponse there) => new(there.ExecutionArn, there.Status)
    {
        StartDate = AwsTime.Of(there.StartDate),
        StopDate = AwsTime.Of(there.StopDate),
        Output = there.Output,
        Error = there.Error,
        Cause = there.Cause,
    };
}
