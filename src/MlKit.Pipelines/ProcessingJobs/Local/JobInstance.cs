using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>One instance of a job: its folder, its process, its outputs.</summary>
internal sealed class JobInstance
{
    private readonly JobRequest _job;
    private readonly LocalJobOptions _options;
    private readonly InstanceFolder _folder;
    private readonly List<OutputUpload> _outputs;

    public JobInstance(JobRequest job, LocalJobOptions options, int number, string jobFolder)
    {
        (_job, _options, Number) = (job, options, number);
        _folder = new InstanceFolder(Path.Combine(jobFolder, string.Create(CultureInfo.InvariantCulture, $"algo-{number}")));
        _outputs = [.. job.Outputs.Select(output => new OutputUpload(options.Buckets, output, _folder.PathOf(output.LocalPath)))];
    }

    /// <summary>Gets its number, from 1.</summary>
    public int Number { get; }

    public InstanceFolder Folder => _folder;

    public IReadOnlyList<OutputUpload> Outputs => _outputs;

    /// <summary>Gets the exit code, once the process has ended.</summary>
    public int? ExitCode { get; private set; }

    /// <summary>Brings everything into the folder that is there before a container starts.</summary>
    public async Task PrepareAsync(LocalImage image, ContainerCommand command, IEnumerable<InputDownload> inputs, CancellationToken cancellationToken)
    {
        _folder.Fill(image, command);
        foreach (var name in (ReadOnlySpan<string>)["config", "input", "output", "processing"])
            Directory.CreateDirectory(Path.Combine(_folder.Ml, name));

        WriteConfiguration("processingjobconfig.json", JobDocuments.Configuration(_job));
        WriteConfiguration("resourceconfig.json", JobDocuments.Resources(Number, _job.InstanceCount));
        foreach (var (input, download) in _job.Inputs.Zip(inputs))
            await download.CopyAsync(_folder.PathOf(input.LocalPath), Number - 1, _job.InstanceCount, cancellationToken).ConfigureAwait(false);

        _outputs.ForEach(output => output.Prepare());
    }

    /// <summary>Runs the process to its end; when it is stopped, it has a while to end by itself.</summary>
    public async Task RunAsync(OptMlProvider optMl, ContainerCommand command, JobLog log, CancellationToken stop)
    {
        try
        {
            await RunAsync(optMl.Prepare(command, _folder), log, stop).ConfigureAwait(false);
        }
        finally
        {
            await optMl.EndAsync(_folder).ConfigureAwait(false);
        }
    }

    private async Task RunAsync(ProcessStartInfo start, JobLog log, CancellationToken stop)
    {
        using var process = new InstanceProcess(start, _folder.Root, (text, isError) => log.Tell(Number, text, isError));
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var ended = new CancellationTokenSource();
        var uploading = UploadContinuouslyAsync(end, ended.Token);
        try
        {
            ExitCode = await process.RunAsync(_options.StopGracePeriod, _options.TimeProvider, end.Token).ConfigureAwait(false);
        }
        finally
        {
            await ended.CancelAsync().ConfigureAwait(false);
            await uploading.ConfigureAwait(false);
        }
    }

    /// <summary>Uploads what is still to be uploaded.</summary>
    /// <param name="isCompleted">Whether the job has completed, so that outputs wait for no more.</param>
    /// <param name="cancellationToken">Ends the upload.</param>
    public async Task FinishAsync(bool isCompleted, CancellationToken cancellationToken)
    {
        foreach (var output in _outputs.Where(output => isCompleted || output.IsContinuous))
            await output.FinishAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <param name="end">Ends the process when an upload fails.</param>
    /// <param name="ended">Cancelled when the process has ended.</param>
    private async Task UploadContinuouslyAsync(CancellationTokenSource end, CancellationToken ended)
    {
        var outputs = _outputs.FindAll(output => output.IsContinuous);
        if (outputs.Count == 0)
            return;

        using var timer = new PeriodicTimer(_options.ContinuousUploadInterval, _options.TimeProvider);
        try
        {
            while (await timer.WaitForNextTickAsync(ended).ConfigureAwait(false))
            {
                foreach (var output in outputs)
                    await output.UploadSettledAsync(ended).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The rest is uploaded when the job ends.
        }
        catch (JobFailureException)
        {
            await end.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }

    private void WriteConfiguration(string name, JsonObject content) =>
        File.WriteAllText(Path.Combine(_folder.Ml, "config", name), JsonText.Write(writer => content.WriteTo(writer), indented: true));
}
