using MlKit.Pipelines.Running;

namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>Takes what one instance wrote for an output to the bucket, file by file.</summary>
/// <param name="buckets">The buckets.</param>
/// <param name="output">The output.</param>
/// <param name="folder">The output's folder of the instance.</param>
internal sealed class OutputUpload(LocalBuckets buckets, JobOutput output, string folder)
{
    private readonly Dictionary<string, FileStamp> _seen = [];
    private readonly Dictionary<string, FileStamp> _uploaded = [];

    public bool IsContinuous => output.IsContinuous;

    /// <summary>Gets what the user should know.</summary>
    public List<string> Notes { get; } = [];

    public IEnumerable<S3Location> Uploaded => _uploaded.Keys.Select(output.Target.Under);

    /// <summary>Makes the folder: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProcessingS3Output.html.</summary>
    public void Prepare() => Directory.CreateDirectory(folder);

    /// <summary>Uploads the files that changed and have been the same since the last call.</summary>
    public async Task UploadSettledAsync(CancellationToken cancellationToken)
    {
        foreach (var name in IsThere ? List() : [])
        {
            var stamp = FileStamp.Of(Path.Combine(folder, name));
            if (stamp.Exists && _seen.TryGetValue(name, out var before) && before == stamp && _uploaded.GetValueOrDefault(name) != stamp)
                await UploadAsync(name, stamp, cancellationToken).ConfigureAwait(false);

            _seen[name] = stamp;
        }
    }

    /// <summary>Uploads what is not uploaded yet, when the instance has ended.</summary>
    /// <exception cref="JobFailureException">The output's folder is gone, or a file cannot be written.</exception>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        if (!IsThere)
            throw new JobFailureException($"ClientError: The folder {output.LocalPath} of the output '{output.Name}' is gone. The script must leave it and write into it.");

        List<string> special = [];
        foreach (var name in List(special))
        {
            var stamp = FileStamp.Of(Path.Combine(folder, name));
            if (!_uploaded.TryGetValue(name, out var before) || before != stamp)
                await UploadAsync(name, stamp, cancellationToken).ConfigureAwait(false);
        }

        Notes.AddRange(special.Select(name => $"The pipe, socket or device '{name}' of the output '{output.Name}' was not uploaded: only files are. Remove it before the script ends."));
    }

    /// <summary>Gets whether the folder is still there; a link in its place leads to what is not the job's.</summary>
    private bool IsThere => Directory.Exists(folder) && new DirectoryInfo(folder).LinkTarget is null;

    private List<string> List(List<string>? special = null)
    {
        try
        {
            return [.. FolderFiles.Under(folder, followLinks: false, special)];
        }
        catch (DirectoryNotFoundException)
        {
            // The script removes folders while it is running.
            return [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw JobFailureException.OfFiles($"The output '{output.Name}' could not be read", e);
        }
    }

    private async Task UploadAsync(string name, FileStamp stamp, CancellationToken cancellationToken)
    {
        var (source, target) = (Path.Combine(folder, name), output.Target.Under(name));
        try
        {
            await AtomicFile.CopyAsync(source, buckets.FileToWrite(target.Bucket, target.Key), cancellationToken).ConfigureAwait(false);
        }
        catch (FileNotFoundException) when (!File.Exists(source))
        {
            // The script has removed it meanwhile, or it was never there by this name.
            if (name.Contains('\uFFFD', StringComparison.Ordinal))
                throw new JobFailureException($"ClientError: The name of the file '{name}' of the output '{output.Name}' must be UTF-8, but is not. Give it another name.");

            return;
        }
        catch (ArgumentException e)
        {
            throw new JobFailureException($"ClientError: The file '{name}' of the output '{output.Name}' could not be written: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw JobFailureException.OfFiles($"The file '{name}' of the output '{output.Name}' could not be written to {target}", e);
        }

        _uploaded[name] = stamp;
    }
}
