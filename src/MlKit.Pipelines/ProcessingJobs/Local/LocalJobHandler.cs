using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlKit.Pipelines.Retries;
using MlKit.Pipelines.Running;
using MlKit.Pipelines.Validation;

namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>Runs the Processing jobs of a workflow on this machine, for states that wait for their end.</summary>
/// <remarks>
/// A job that does not complete fails its state with <c>States.TaskFailed</c> and its description as the cause, as at AWS. A name may be used
/// once in an execution; AWS allows it once in an account and region.
/// </remarks>
public sealed class LocalJobHandler : ITaskHandler
{
    /// <summary>The resource of the states: <c>arn:aws:states:::sagemaker:createProcessingJob.sync</c>.</summary>
    public const string Resource = "arn:aws:states:::sagemaker:createProcessingJob.sync";

    private readonly LocalJobRunner _jobs;
    private readonly ConcurrentDictionary<(string Execution, string Job), bool> _names = [];

    /// <summary>Makes a handler.</summary>
    /// <param name="jobs">Runs the jobs.</param>
    public LocalJobHandler(LocalJobRunner jobs)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        _jobs = jobs;
    }

    /// <inheritdoc/>
    /// <exception cref="LocalJobException">The job cannot run on this machine.</exception>
    public async ValueTask<JsonElement> RunAsync(TaskCall task, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        var job = Read(task);
        if (!_names.TryAdd((task.ExecutionArn, job.Name), true))
            throw new TaskFailedException("SageMaker.ResourceInUseException", $"Job name must be unique within an AWS account and region, and a job with this name already exists ({job.Arn})");

        task.ReportSubmitted(JsonElement.Parse(new JsonObject { ["ProcessingJobArn"] = job.Arn }.ToJsonString()));
        var result = await _jobs.RunAsync(job, cancellationToken).ConfigureAwait(false);
        return result.Status == LocalJobStatus.Completed ? result.Description : throw new TaskFailedException(ErrorNames.TaskFailed, result.Description.GetRawText());
    }

    private JobRequest Read(TaskCall task)
    {
        try
        {
            return JobRequestReader.Read(task.Input, _jobs.Options) with { ExecutionArn = task.ExecutionArn };
        }
        catch (DefinitionException e)
        {
            throw new TaskFailedException("SageMaker.AmazonSageMakerException", e.Message);
        }
    }
}
