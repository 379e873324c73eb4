using System.IO.Compression;
using MlKit.Pipelines.Running;

namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>Brings an input's objects into the folders of the instances.</summary>
internal sealed class InputDownload(LocalBuckets buckets, JobInput input)
{
    private const string GzipSuffix = ".gz";

    private readonly List<(S3Location Source, string Name)> _objects = [];

    /// <summary>Gets what the user should know.</summary>
    public List<string> Notes { get; } = [];

    private string Path => $"ProcessingInputs.{input.Name}";

    /// <summary>Finds the objects.</summary>
    /// <exception cref="JobFailureException">There are none.</exception>
    public async Task ListAsync(CancellationToken cancellationToken)
    {
        if (input.IsGzip)
            Notes.Add($"{Path}.S3Input.S3CompressionType: AWS unpacks Gzip only where S3InputMode is Pipe; this run unpacked the files and took '{GzipSuffix}' from their names.");

        if (input.IsManifest)
            await ListManifestAsync(cancellationToken).ConfigureAwait(false);
        else
            ListPrefix();

        if (_objects.Count == 0)
            throw NoObjects($"No S3 objects found under S3 URL \"{input.Source}\" given in input data source.");
    }

    /// <summary>Copies what one instance gets.</summary>
    /// <param name="folder">The input's folder of the instance.</param>
    /// <param name="instance">The number of the instance, from 0.</param>
    /// <param name="instances">The number of instances.</param>
    /// <param name="cancellationToken">Ends the copying.</param>
    public async Task CopyAsync(string folder, int instance, int instances, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        for (var i = 0; i < _objects.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (input.IsSharded && i % instances != instance)
                continue;

            await CopyAsync(_objects[i].Source, System.IO.Path.Combine(folder, _objects[i].Name), cancellationToken).ConfigureAwait(false);
        }
    }

    private void ListPrefix()
    {
        var prefix = input.Source.Key;
        var asFolder = prefix.Length == 0 || prefix.EndsWith('/') ? prefix : prefix + '/';
        var parent = prefix[..(prefix.LastIndexOf('/') + 1)];
        foreach (var key in buckets.ListKeys(input.Source.Bucket, input.Source.Key))
        {
            var inFolder = key.StartsWith(asFolder, StringComparison.Ordinal);
            _objects.Add((input.Source with { Key = key }, key[(inFolder ? asFolder : parent).Length..]));
        }

        var strays = _objects.Where(item => item.Source.Key != prefix && !item.Source.Key.StartsWith(asFolder, StringComparison.Ordinal)).Select(item => item.Source).ToList();
        if (strays.Count > 0)
            Notes.Add($"{Path}.S3Input.S3Uri: {input.Source} is a prefix, not a folder, so it also took {strays.Count} other object(s) such as {strays[0]}. End it with '/' to take the folder only.");
    }

    private async Task ListManifestAsync(CancellationToken cancellationToken)
    {
        if (!Exists(input.Source))
            throw NoObjects($"The manifest {input.Source} does not exist.");

        var json = await File.ReadAllBytesAsync(FileOf(input.Source), cancellationToken).ConfigureAwait(false);
        _objects.AddRange(InputManifest.Parse(json, input.Source, Path));
        foreach (var (source, _) in _objects)
        {
            if (!Exists(source))
                throw NoObjects($"The object {source} of the manifest {input.Source} does not exist.");
        }
    }

    /// <summary>What ends in a slash is no object here.</summary>
    private bool Exists(S3Location source) => source.Key.Length > 0 && !source.Key.EndsWith('/') && File.Exists(FileOf(source)) && FileKind.IsRegular(FileOf(source));

    private string FileOf(S3Location source) => buckets.FileOf(source.Bucket, source.Key);

    private JobFailureException NoObjects(string what) =>
        new($"ClientError: {what} Put the files into the folder '{buckets.FolderOf(input.Source.Bucket)}', which stands for the bucket '{input.Source.Bucket}', or correct {Path}.S3Input.S3Uri.");

    private async Task CopyAsync(S3Location source, string target, CancellationToken cancellationToken)
    {
        var file = FileOf(source);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
        if (!input.IsGzip)
        {
            await Task.Run(() => File.Copy(file, target, overwrite: true), cancellationToken).ConfigureAwait(false);
            return;
        }

        try
        {
            await UnpackAsync(file, target.EndsWith(GzipSuffix, StringComparison.Ordinal) ? target[..^GzipSuffix.Length] : target, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidDataException e)
        {
            throw new JobFailureException($"ClientError: {source} of {Path} must be packed with gzip, since S3CompressionType is Gzip. Pack it, or set S3CompressionType to None.", e);
        }
    }

    private static async Task UnpackAsync(string file, string target, CancellationToken cancellationToken)
    {
        var packed = File.OpenRead(file);
        await using (packed.ConfigureAwait(false))
        {
            var content = new GZipStream(packed, CompressionMode.Decompress);
            await using (content.ConfigureAwait(false))
            {
                var unpacked = File.Create(target);
                await using (unpacked.ConfigureAwait(false))
                    await content.CopyToAsync(unpacked, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
