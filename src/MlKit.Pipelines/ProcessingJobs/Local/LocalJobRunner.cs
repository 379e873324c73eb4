using System.Globalization;
using System.Text.Json;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.Running;

namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>Runs SageMaker Processing jobs on this machine as processes that find what a container would: no account and no Docker.</summary>
/// <remarks>
/// Each instance gets its own <c>/opt/ml</c> with inputs, outputs and configuration (<see cref="OptMlMethod"/>); buckets are folders
/// (<see cref="LocalBuckets"/>); images are commands (<see cref="LocalImage"/>). A runner can run many jobs side by side.
/// Contract: https://docs.aws.amazon.com/sagemaker/latest/dg/build-your-own-processing-container.html.
/// </remarks>
public sealed class LocalJobRunner
{
    /// <summary>Makes a runner.</summary>
    /// <param name="options">How jobs run.</param>
    public LocalJobRunner(LocalJobOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
    }

    /// <summary>Gets how jobs run.</summary>
    public LocalJobOptions Options { get; }

    /// <summary>Runs a job to its end.</summary>
    /// <param name="job">The job; its values are literals. Without a name or a role it gets some.</param>
    /// <param name="cancellationToken">Stops the job: SIGINT, then SIGKILL when <see cref="LocalJobOptions.StopGracePeriod"/> is over.</param>
    /// <returns>How it ended; a job that failed is no exception.</returns>
    /// <exception cref="Validation.DefinitionException">AWS would not take the request.</exception>
    /// <exception cref="LocalJobException">A value is an expression, or the job cannot run on this machine.</exception>
    /// <exception cref="OperationCanceledException">The job was cancelled; nothing of it runs or is left.</exception>
    public Task<LocalJobResult> RunAsync(ProcessingJob job, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(job);
        var state = (job with { JobName = job.JobName ?? NewName(job.Name), RoleArn = job.RoleArn ?? $"arn:aws:iam::{Options.AccountId}:role/local" }).AsState(wait: false);
        var request = (state.Parameters ?? state.Arguments)!;
        return ExpressionWalker.Of(request).FirstOrDefault() is { } expression
            ? throw new LocalJobException($"The job '{job.Name}' must have only literal values to run by itself, but has the expression '{expression}'. Give the value, or run the workflow that yields it.")
            : RunAsync(JsonElement.Parse(request.ToString()), cancellationToken);
    }

    /// <summary>Runs a job to its end.</summary>
    /// <param name="request">The request of <c>CreateProcessingJob</c>, as a state's parameters yield it.</param>
    /// <param name="cancellationToken">Stops the job: SIGINT, then SIGKILL when <see cref="LocalJobOptions.StopGracePeriod"/> is over.</param>
    /// <returns>How it ended; a job that failed is no exception.</returns>
    /// <exception cref="Validation.DefinitionException">AWS would not take the request.</exception>
    /// <exception cref="LocalJobException">The job cannot run on this machine.</exception>
    /// <exception cref="OperationCanceledException">The job was cancelled; nothing of it runs or is left.</exception>
    public Task<LocalJobResult> RunAsync(JsonElement request, CancellationToken cancellationToken = default) => RunAsync(JobRequestReader.Read(request, Options), cancellationToken);

    internal async Task<LocalJobResult> RunAsync(JobRequest job, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var run = await PrepareAsync(job).ConfigureAwait(false);
        return await run.RunAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Finds out how a job runs on this machine.</summary>
    /// <exception cref="LocalJobException">The job cannot run on this machine.</exception>
    internal async Task<JobRun> PrepareAsync(JobRequest job)
    {
        var image = Options.Images.FirstOrDefault(image => image.Matches(job.ImageUri)) ?? throw UnknownImage(job.ImageUri);
        var command = ContainerCommand.Of(job, image, Options);
        var optMl = await OptMlProviders.ChooseAsync(Options, job, image, command).ConfigureAwait(false);
        return new JobRun(job, Options, image, command, optMl);
    }

    private LocalJobException UnknownImage(string uri) =>
        new($"AppSpecification.ImageUri: must match a LocalImage of the options, but '{uri}' matches none of {string.Join(", ", Options.Images.Select(image => $"'{image.Pattern}'"))}. Add LocalImage.FromDockerfile or a LocalImage of your own to LocalJobOptions.Images.");

    private string NewName(string name)
    {
        // At most 63 characters: 18 of the time and a hyphen.
        const int LongestPrefix = 44;
        var prefix = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-').Take(LongestPrefix)).Trim('-');
        var time = Options.TimeProvider.GetUtcNow().ToString("yyyyMMdd-HHmmssfff", CultureInfo.InvariantCulture);
        return prefix.Length == 0 ? $"job-{time}" : $"{prefix}-{time}";
    }
}
