using MlKit.Labeling.Checks;
using MlKit.Labeling.Internal;

namespace MlKit.Labeling.LabelingJobs;

/// <summary>Writes the label files of one adjustment job, each under the path of the file it labels.</summary>
internal sealed class LabelFolder(ConversionTarget target, string name)
{
    private readonly ConversionTarget _labels = new(Path.Combine(target.Folder, "labels", name), $"{target.S3Prefix}labels/{name}/");
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);

    /// <returns>The S3 URI of the label file.</returns>
    /// <exception cref="LabelingDataException">The labeled file does not lie beneath the target, or its label file is that of another line.</exception>
    public string Write(string source, string extension, byte[] content)
    {
        // A path may lead out of its folder and back into it; its label file would then lie elsewhere.
        var uri = target.ToLocalPath(source) is null ? "" : _labels.S3Prefix + Path.ChangeExtension(source[target.S3Prefix.Length..], extension);
        if (_labels.ToLocalPath(uri) is not { } path)
            throw new LabelingDataException(new LabelingIssue("Line.SourceRef", $"must lie beneath {target.S3Prefix}", source, "Give the target the labeling input was written to."));
        if (!_written.Add(path))
            throw new LabelingDataException(new LabelingIssue("Line.SourceRef", "must lead to a label file of its own", $"{uri} for the second time", "Give each line once, and files whose names differ in more than the extension."));

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        AtomicFile.Write(path, content);
        return uri;
    }
}
