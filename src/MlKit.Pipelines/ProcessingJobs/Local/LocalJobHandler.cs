using System.Text.Json;
using System.Text.Json.Nodes;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.Retries;
using MlKit.Pipelines.Running;
using MlKit.Pipelines.Validation;

namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>Runs the Processing jobs of a workflow on this machine: for states that wait for their end, for those that only start one, and for those that ask for, stop or list them.</summary>
/// <remarks>
/// A job that does not complete fails a state that waits for it with <c>States.TaskFailed</c> and its description as the cause, as at AWS. A name may be
/// used once in an execution; AWS allows it once in an account and region. A state asks first for the job of its own execution. A job whose state does
/// not wait for it outlives the execution, as at AWS, and is stopped when the <see cref="LocalRunner"/> is disposed of.
/// </remarks>
public sealed class LocalJobHandler : ITaskHandler
{
    /// <summary>The resource of states that run a job and wait for its end: <c>arn:aws:states:::sagemaker:createProcessingJob.sync</c>.</summary>
    public const string Resource = "arn:aws:states:::sagemaker:createProcessingJob.sync";

    private readonly LocalJobRunner _runner;
    private readonly LocalJobs _jobs = new();
    private readonly SkippedTime _skipped;

    /// <summary>Makes a handler.</summary>
    /// <param name="jobs">Runs the jobs.</param>
    public LocalJobHandler(LocalJobRunner jobs)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        _runner = jobs;
        _skipped = new SkippedTime(jobs.Options.TimeProvider);
    }

    /// <summary>Gets the resources it can be registered for.</summary>
    internal static IReadOnlyList<string> Resources { get; } =
    [
        Resource,
        "arn:aws:states:::sagemaker:createProcessingJob",
        "arn:aws:states:::aws-sdk:sagemaker:createProcessingJob",
        "arn:aws:states:::aws-sdk:sagemaker:describeProcessingJob",
        "arn:aws:states:::aws-sdk:sagemaker:stopProcessingJob",
        "arn:aws:states:::aws-sdk:sagemaker:listProcessingJobs",
    ];

    /// <inheritdoc/>
    /// <exception cref="LocalJobException">The job cannot run on this machine.</exception>
    public async ValueTask<JsonElement> RunAsync(TaskCall task, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        var resource = TaskResource.Parse(task.Resource);
        return resource.Action switch
        {
            "describeProcessingJob" => await DescribeAsync(task, cancellationToken).ConfigureAwait(false),
            "stopProcessingJob" => Stop(task),
            "listProcessingJobs" => await ListAsync(task, cancellationToken).ConfigureAwait(false),
            _ when resource.WaitsForJob => await RunJobAsync(task, cancellationToken).ConfigureAwait(false),
            _ => await StartAsync(task, resource.Kind).ConfigureAwait(false),
        };
    }

    private async ValueTask<JsonElement> RunJobAsync(TaskCall task, CancellationToken cancellationToken)
    {
        var job = await MakeAsync(task).ConfigureAwait(false);
        task.ReportSubmitted(JobDocuments.ToElement(new JsonObject { ["ProcessingJobArn"] = job.Arn }));
        var result = await job.RunAsync(cancellationToken).ConfigureAwait(false);
        return result.Status == LocalJobStatus.Completed ? result.Description : throw new TaskFailedException(ErrorNames.TaskFailed, result.Description.GetRawText());
    }

    private async ValueTask<JsonElement> StartAsync(TaskCall task, TaskResourceKind kind)
    {
        var job = await MakeAsync(task).ConfigureAwait(false);
        _skipped.Begin(task);
        task.Runner.Background.Start(job.RunAsync);
        var answer = new JsonObject { ["ProcessingJobArn"] = job.Arn };
        // An optimized integration passes on what it knows of the call.
        if (kind == TaskResourceKind.Service)
        {
            answer["SdkHttpMetadata"] = new JsonObject { ["HttpStatusCode"] = 200 };
            answer["SdkResponseMetadata"] = new JsonObject { ["RequestId"] = task.Run.Randomness.NextUuid().ToString() };
        }

        return JobDocuments.ToElement(answer);
    }

    private async ValueTask<JsonElement> DescribeAsync(TaskCall task, CancellationToken cancellationToken)
    {
        var job = Find(task);
        await _skipped.CatchUpAsync(task, [job], cancellationToken).ConfigureAwait(false);
        return job.Describe();
    }

    private JsonElement Stop(TaskCall task)
    {
        var job = Find(task);
        if (job.Ended.IsCompleted)
            throw LocalJobList.Refused($"The request was rejected because the processing job is in status {job.Status}.");

        job.Stop();
        return JsonValues.EmptyObject;
    }

    private async ValueTask<JsonElement> ListAsync(TaskCall task, CancellationToken cancellationToken)
    {
        await _skipped.CatchUpAsync(task, _jobs.All, cancellationToken).ConfigureAwait(false);
        return LocalJobList.Write(task.Input, _jobs.All);
    }

    private LocalJob Find(TaskCall task)
    {
        var name = task.Input.TryGetProperty("ProcessingJobName", out var given) ? FieldValues.Text(given) : "";
        return _jobs.Find(task.Run.Identity, name) ?? throw LocalJobList.Refused($"Could not find requested job with name: {name}");
    }

    private async Task<LocalJob> MakeAsync(TaskCall task)
    {
        var job = new LocalJob(await _runner.PrepareAsync(Read(task)).ConfigureAwait(false), task.Run.Identity);
        return _jobs.TryAdd(job)
            ? job
            : throw new TaskFailedException("SageMaker.ResourceInUseException", $"Job name must be unique within an AWS account and region, and a job with this name already exists ({job.Arn})");
    }

    private JobRequest Read(TaskCall task)
    {
        try
        {
            return JobRequestReader.Read(task.Input, _runner.Options) with { ExecutionArn = task.ExecutionArn };
        }
        catch (DefinitionException e)
        {
            throw new TaskFailedException("SageMaker.AmazonSageMakerException", e.Message);
        }
    }
}
