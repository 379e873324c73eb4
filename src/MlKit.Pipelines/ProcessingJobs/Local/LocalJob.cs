using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>A job that states can ask for and stop by its name.</summary>
/// <param name="run">Its run.</param>
/// <param name="execution">What stands for the execution that made it.</param>
[SuppressMessage("Design", "CA1001", Justification = "A source of cancellation without a timer holds nothing to free.")]
internal sealed class LocalJob(JobRun run, object execution)
{
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile JobEnd? _end;

    public string Name => run.Job.Name;

    public string Arn => run.Job.Arn;

    public object Execution => execution;

    public DateTimeOffset Creation => run.Times.Creation;

    /// <summary>Gets what completes when the job has ended, however.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Gets the value of <c>ProcessingJobStatus</c>.</summary>
    public string Status => _end?.Status.ToString() ?? (_stop.IsCancellationRequested ? "Stopping" : "InProgress");

    /// <summary>Runs the job to its end.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "It is thrown on; who asks for the job must see that it has failed.")]
    public async Task<LocalJobResult> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            var result = await run.RunAsync(_stop.Token, cancellationToken).ConfigureAwait(false);
            _end = new JobEnd(result.Status, result.FailureReason, result.ExitMessage);
            return result;
        }
        catch (OperationCanceledException)
        {
            _end = new JobEnd(LocalJobStatus.Stopped, null, null);
            throw;
        }
        catch (Exception e)
        {
            _end = new JobEnd(LocalJobStatus.Failed, $"InternalServerError: {e.Message}", null);
            throw;
        }
        finally
        {
            _ended.SetResult();
        }
    }

    /// <summary>Asks the job to end, and returns without waiting for it.</summary>
    public void Stop() => _ = _stop.CancelAsync();

    public JsonElement Describe() => JobDocuments.Description(run.Job, Status, _end, run.Times);

    public JsonObject Summarize() => JobDocuments.Summary(run.Job, Status, _end, run.Times);
}
