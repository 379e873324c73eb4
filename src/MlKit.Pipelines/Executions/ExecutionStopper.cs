using System.Collections.Immutable;
using Amazon.StepFunctions.Model;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.Executions;

/// <summary>Stops executions, and the jobs they wait for.</summary>
internal static class ExecutionStopper
{
    public static async Task<StoppedExecution> StopAsync(ExecutionServices services, string executionArn, StopOptions options, CancellationToken cancellationToken)
    {
        using var activity = PipelineTelemetry.Start(PipelineTelemetry.StopActivity, PipelineTelemetry.ExecutionTag, executionArn);

        // The execution first: otherwise a state would see its job stopped and try again.
        var request = new StopExecutionRequest { ExecutionArn = executionArn, Error = options.Error, Cause = options.Cause };
        var response = await AwsCall.SendAsync("StopExecution", executionArn, services.StepFunctions.StopExecutionAsync, request, cancellationToken).ConfigureAwait(false);
        var jobs = options.StopsJobs && services.SageMaker is not null ? await StopJobsAsync(services, executionArn, cancellationToken).ConfigureAwait(false) : [];
        Log.Stopped(services.Options.Logger, executionArn, jobs.Length);
        return new StoppedExecution(AwsTime.Of(response.StopDate) ?? services.Options.TimeProvider.GetUtcNow(), jobs);
    }

    private static async Task<ImmutableArray<SageMakerJob>> StopJobsAsync(ExecutionServices services, string executionArn, CancellationToken cancellationToken)
    {
        var stopped = ImmutableArray.CreateBuilder<SageMakerJob>();
        foreach (var traced in await FindJobsAsync(services, executionArn, cancellationToken).ConfigureAwait(false))
        {
            if (await FindAsync(services, traced, cancellationToken).ConfigureAwait(false) is { IsRunning: true } job && await JobReader.StopAsync(services.SageMaker!, job, cancellationToken).ConfigureAwait(false))
                stopped.Add(job);
        }

        return stopped.ToImmutable();
    }

    /// <summary>A job of another account is left to Step Functions, and does not keep the others from being stopped.</summary>
    private static async Task<SageMakerJob?> FindAsync(ExecutionServices services, SageMakerJob job, CancellationToken cancellationToken)
    {
        try
        {
            return await JobReader.ReadAsync(services.SageMaker!, job, cancellationToken).ConfigureAwait(false);
        }
        catch (PipelineServiceException e) when (JobReader.IsUnknown(e))
        {
            return null;
        }
    }

    /// <summary>A job whose state has not learned of its end may still run.</summary>
    private static async Task<IEnumerable<SageMakerJob>> FindJobsAsync(ExecutionServices services, string executionArn, CancellationToken cancellationToken)
    {
        var history = new HistoryReader(services.StepFunctions, executionArn);
        var trace = new ExecutionTrace();
        bool hasMore;
        do
        {
            (var entries, hasMore) = await history.ReadAsync(cancellationToken).ConfigureAwait(false);
            foreach (var entry in entries)
                trace.Add(entry);
        }
        while (hasMore);

        return trace.Jobs.Where(traced => traced is { Job.IsAwaited: true, EndEventId: null }).Select(traced => traced.Job);
    }
}
