using Amazon.CloudWatchLogs.Model;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.Executions;

/// <summary>Follows one job: its status while it runs, its log a look longer, as lines arrive late.</summary>
internal sealed class JobFollower(ExecutionServices services, JobLog? log, SageMakerJob job, bool isQuiet)
{
    private bool _isSeen;
    private bool _isLastLook;

    public SageMakerJob Job { get; private set; } = job;

    /// <summary>Gets whether nothing more can come.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Looks at the job. One that a task has started with credentials of another account is not there, and is given up.</summary>
    /// <param name="executionArn">The execution, for the log.</param>
    /// <param name="tell">Takes the job where its status is another.</param>
    /// <param name="take">Takes the lines of its log, each with its stream.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    public async Task LookAsync(string executionArn, Action<SageMakerJob> tell, Action<string, OutputLogEvent> take, CancellationToken cancellationToken)
    {
        try
        {
            await LookAsync(tell, take, cancellationToken).ConfigureAwait(false);
        }
        catch (PipelineServiceException e) when (!_isSeen && JobReader.IsUnknown(e))
        {
            IsDone = true;
            Log.JobUnknown(services.Options.Logger, Job.Name, executionArn);
        }
    }

    private async Task LookAsync(Action<SageMakerJob> tell, Action<string, OutputLogEvent> take, CancellationToken cancellationToken)
    {
        if (!Job.HasEnded)
            await ReadStatusAsync(tell, cancellationToken).ConfigureAwait(false);

        if (log is not null && !isQuiet)
            await log.ReadAsync(take, cancellationToken).ConfigureAwait(false);

        IsDone = Job.HasEnded && (_isLastLook || isQuiet || log is null);
        _isLastLook = Job.HasEnded;
    }

    private async Task ReadStatusAsync(Action<SageMakerJob> tell, CancellationToken cancellationToken)
    {
        var before = Job;
        Job = await JobReader.ReadAsync(services.SageMaker!, before, cancellationToken).ConfigureAwait(false);
        if (!isQuiet && (!_isSeen || !Job.LooksLike(before)))
            tell(Job);

        _isSeen = true;
    }
}
