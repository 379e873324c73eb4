using System.Runtime.CompilerServices;

namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>One run of a job, from its inputs to its outputs. Others may look at it meanwhile.</summary>
internal sealed class JobRun(JobRequest job, LocalJobOptions options, LocalImage image, ContainerCommand command, OptMlProvider optMl)
{
    private const int LongestReason = 1024;

    // AWS's own words for an exit code that is not 0.
    private const string AlgorithmError = "AlgorithmError: See job logs for more information";

    private readonly List<string> _notes = [];
    private readonly DateTimeOffset _creation = options.TimeProvider.GetUtcNow();
    private List<JobInstance> _instances = [];
    private StrongBox<DateTimeOffset>? _start;
    private StrongBox<DateTimeOffset>? _ended;

    public JobRequest Job => job;

    public JobTimes Times => new(_creation, _start?.Value, _ended?.Value);

    /// <exception cref="OperationCanceledException">The run was cancelled; nothing of it is left.</exception>
    public Task<LocalJobResult> RunAsync(CancellationToken cancellationToken) => RunAsync(CancellationToken.None, cancellationToken);

    /// <param name="stop">Stops the job, which then has ended as stopped.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled; nothing of it is left.</exception>
    public async Task<LocalJobResult> RunAsync(CancellationToken stop, CancellationToken cancellationToken)
    {
        using var telemetry = new JobTelemetry(job, options, optMl.Method);
        try
        {
            var result = Result(await RunToEndAsync(stop, cancellationToken).ConfigureAwait(false));
            telemetry.End(result);
            options.Results?.Report(result);
            return result;
        }
        finally
        {
            _ended ??= new(options.TimeProvider.GetUtcNow());
        }
    }

    private async Task<JobEnd> RunToEndAsync(CancellationToken stop, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, cancellationToken);
        try
        {
            using var folder = JobFolder.Create(options.WorkFolder, options.Logger);
            return await RunAsync(folder, either.Token, cancellationToken).ConfigureAwait(false);
        }
        catch (JobFailureException e)
        {
            return Failed(e.Message, null);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new JobEnd(LocalJobStatus.Stopped, null, null);
        }
    }

    private LocalJobResult Result(JobEnd end)
    {
        _ended = new(options.TimeProvider.GetUtcNow());
        return new LocalJobResult
        {
            Job = job.Name,
            Status = end.Status,
            FailureReason = end.FailureReason,
            ExitMessage = end.ExitMessage,
            ExitCodes = [.. Enumerable.Range(0, job.InstanceCount).Select(i => i < _instances.Count ? _instances[i].ExitCode : null)],
            OptMl = optMl.Method,
            Notes = [.. _notes],
            Description = JobDocuments.Description(job, end, Times),
        };
    }

    private async Task<JobEnd> RunAsync(JobFolder folder, CancellationToken stop, CancellationToken cancellationToken)
    {
        try
        {
            await PrepareAsync(folder, stop).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw JobFailureException.OfFiles("The inputs could not be brought into the job's folder", e);
        }

        using var shared = optMl.Acquire(_instances[0].Folder);
        _start = new(options.TimeProvider.GetUtcNow());
        var isStopped = await RunInstancesAsync(stop, cancellationToken).ConfigureAwait(false);
        return await EndAsync(isStopped, cancellationToken).ConfigureAwait(false);
    }

    private async Task PrepareAsync(JobFolder folder, CancellationToken cancellationToken)
    {
        var inputs = job.Inputs.Select(input => new InputDownload(options.Buckets, input)).ToList();
        foreach (var input in inputs)
        {
            await input.ListAsync(cancellationToken).ConfigureAwait(false);
            _notes.AddRange(input.Notes);
        }

        _instances = [.. Enumerable.Range(1, job.InstanceCount).Select(number => new JobInstance(job, options, number, folder.Path))];
        foreach (var instance in _instances)
            await instance.PrepareAsync(image, command, inputs, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs the processes until all have ended.</summary>
    /// <returns>Whether they were stopped, since they were asked to be or their time was over.</returns>
    private async Task<bool> RunInstancesAsync(CancellationToken stop, CancellationToken cancellationToken)
    {
        using var timeLimit = new CancellationTokenSource(job.MaxRuntime, options.TimeProvider);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop, timeLimit.Token);
        using var log = new JobLog(job.Name, options.Log, end);
        var runs = _instances.Select(instance => RunAsync(instance, log, end)).ToList();
        await Task.WhenAll(runs).ConfigureAwait(false);
        log.ThrowIfFailed();
        cancellationToken.ThrowIfCancellationRequested();
        return timeLimit.IsCancellationRequested || stop.IsCancellationRequested;
    }

    /// <summary>Runs one process; if it fails, the others need not go on.</summary>
    private async Task RunAsync(JobInstance instance, JobLog log, CancellationTokenSource stop)
    {
        try
        {
            await instance.RunAsync(optMl, command, log, stop.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw JobFailureException.OfFiles($"algo-{instance.Number} could not be run", e);
        }
        finally
        {
            if (instance.ExitCode != 0)
                await stop.CancelAsync().ConfigureAwait(false);
        }
    }

    private async Task<JobEnd> EndAsync(bool isStopped, CancellationToken cancellationToken)
    {
        _notes.AddRange(_instances.Where(instance => instance.ExitCode != 0).Select(DescribeExit));
        var isCompleted = !isStopped && _instances.TrueForAll(instance => instance.ExitCode == 0);
        string? message = null;
        try
        {
            message = ExitMessage.Read(_instances.Select(instance => instance.Folder));
            foreach (var instance in _instances)
                await instance.FinishAsync(isCompleted, cancellationToken).ConfigureAwait(false);
        }
        catch (JobFailureException e)
        {
            return Failed(e.Message, message);
        }

        _notes.AddRange(_instances.SelectMany(instance => instance.Outputs).SelectMany(output => output.Notes));
        NoteCollisions();
        if (isStopped)
            return new JobEnd(LocalJobStatus.Stopped, null, message);

        return isCompleted ? new JobEnd(LocalJobStatus.Completed, null, message) : Failed(AlgorithmError, message);
    }

    private static JobEnd Failed(string reason, string? message) => new(LocalJobStatus.Failed, reason.Length > LongestReason ? reason[..LongestReason] : reason, message);

    private string DescribeExit(JobInstance instance) => instance.ExitCode switch
    {
        137 => $"algo-{instance.Number} was ended by SIGKILL (exit code 137): by this run where it was stopped, otherwise mostly by the kernel, for want of memory. Give it less data.",
        > 128 and < 128 + 65 and var code => $"algo-{instance.Number} was ended by signal {code - 128} (exit code {code}).",
        125 when optMl.Method == OptMlMethod.Docker => $"algo-{instance.Number} did not run, since docker itself failed (exit code 125). See the log.",
        var code => $"algo-{instance.Number} ended with exit code {code}.",
    };

    private void NoteCollisions()
    {
        var writers = new Dictionary<S3Location, int>();
        foreach (var instance in _instances)
        {
            foreach (var location in instance.Outputs.SelectMany(output => output.Uploaded))
            {
                if (writers.TryGetValue(location, out var other) && other != instance.Number)
                    _notes.Add($"algo-{other} and algo-{instance.Number} both wrote {location}; the file of algo-{instance.Number} stayed. Let each put its number, which is in /opt/ml/config/resourceconfig.json, into the names.");

                writers[location] = instance.Number;
            }
        }
    }
}
