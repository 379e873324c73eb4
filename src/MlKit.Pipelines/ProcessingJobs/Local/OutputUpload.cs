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

    public IEnumerable<S3Location> Uploaded => _uploaded.Keys.Select(output.Target.Under);

    /// <summary>Makes the folder: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProcessingS3Output.html.</summary>
    public void Prepare() => Directory.CreateDirectory(folder);

    /// <summary>Uploads the files that changed and have been the same since the last call.</summary>
    public async Task UploadSettledAsync(CancellationToken cancellationToken)
    {
        foreach (var name in List())
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
        if (!Directory.Exists(folder))
            throw new JobFailureException($"ClientError: The folder {output.LocalPath} of the output '{output.Name}' is gone. The script must leave it and write into it.");

        foreach (var name in List())
        {
            var stamp = FileStamp.Of(Path.Combine(folder, name));
            if (_uploaded.GetValueOrDefault(name) != stamp)
                await UploadAsync(name, stamp, cancellationToken).ConfigureAwait(false);
        }
    }

    private List<string> List()
    {
        try
        {
            return [.. FolderFiles.Under(folder, followLinks: false)];
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
            await AtomicFile.CopyAsync(source, buckets.FileOf(target), cancellationToken).ConfigureAwait(false);
        }
        catch (FileNotFoundException) when (!File.Exists(source))
        {
            // The script has removed it meanwhile.
            return;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw JobFailureException.OfFiles($"The file '{name}' of the output '{output.Name}' could not be written to {target}", e);
        }

        _uploaded[name] = stamp;
    }
}
