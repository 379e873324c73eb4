using System.Collections.Immutable;
using MlKit.Labeling.Annotations;
using MlKit.Labeling.Checks;
using MlKit.Labeling.GroundTruth;

namespace MlKit.Labeling.LabelingJobs;

/// <summary>Reads what a job has made: its output manifest, and the label files it leads to, merged to frames with their labels.</summary>
/// <remarks>
/// It reads the input of an adjustment job as well, which has the same form. Sync the job's output from S3 first; each <see cref="ConversionTarget"/> says which
/// folder is the copy of which prefix. See https://docs.aws.amazon.com/sagemaker/latest/dg/sms-data-output.html.
/// </remarks>
public static class LabelingOutput
{
    /// <summary>Reads a manifest line by line.</summary>
    /// <param name="manifest">The local path of the manifest, such as <c>manifests/output/output.manifest</c> of the job's output folder.</param>
    /// <param name="folders">
    /// The local copies of the S3 prefixes of the labels, and, for <see cref="AnnotatedFrame.Source"/> of tracked frames, of the labeling input. A sequence file beneath none of them is passed over.
    /// </param>
    /// <param name="name">The label attribute name to read, or null where the manifest has labels of one job only.</param>
    /// <param name="yaw">The meaning of yaw in the labels, or null for that of their creation date.</param>
    /// <returns>The lines with their frames, read as they are enumerated. Frames without a label are there too where the labeling input is.</returns>
    /// <exception cref="ArgumentException"><paramref name="manifest"/> is blank.</exception>
    /// <exception cref="LabelingDataException">A line or a label file cannot be used, or is not there. All problems of the line are listed.</exception>
    /// <exception cref="FileNotFoundException">There is no such manifest.</exception>
    public static IEnumerable<LabeledLine> Read(string manifest, IReadOnlyList<ConversionTarget> folders, string? name = null, YawConvention? yaw = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(manifest);
        ArgumentNullException.ThrowIfNull(folders);
        return ManifestLine.ReadNamed(manifest, yaw).Select(line => Merge(line.Line, line.Name, folders, name));
    }

    private static LabeledLine Merge(ManifestLine line, string place, IReadOnlyList<ConversionTarget> folders, string? name)
    {
        var labels = Pick(line, place, name);
        return labels.Metadata.Task switch
        {
            LabelingTask.ObjectTracking => new LabeledLine(line, MergeSequence(line, labels, place, folders)) { Labels = labels },
            LabelingTask.ObjectDetection => new LabeledLine(line, [FrameOf(line, labels)]) { Labels = labels },
            _ => new LabeledLine(line, [FrameOf(line, labels)]) { Labels = labels, MaskPath = Find(labels.Ref!, place, folders) },
        };
    }

    private static JobLabels Pick(ManifestLine line, string place, string? name)
    {
        var found = line.Labels.Where(labels => name is null || labels.Name == name).ToList();
        if (found.Count == 1)
            return found[0];

        var names = line.Labels.IsEmpty ? "none" : string.Join(", ", line.Labels.Select(labels => labels.Name));
        throw new LabelingDataException(name is null
            ? new LabelingIssue(place, "must have the labels of one job where no label attribute name is given", names, "Give the name of the label attribute.")
            : new LabelingIssue(place, $"must have the labels '{name}'", names, "Give the label attribute name of the job."));
    }

    private static AnnotatedFrame FrameOf(ManifestLine line, JobLabels labels) => new()
    {
        Number = 0,
        Name = line.SourceRef[(line.SourceRef.LastIndexOf('/') + 1)..],
        Source = line.Frame,
        Cuboids = labels.Cuboids,
        Attributes = labels.Metadata.FrameAttributes,
    };

    private static ImmutableArray<AnnotatedFrame> MergeSequence(ManifestLine line, JobLabels labels, string place, IReadOnlyList<ConversionTarget> folders)
    {
        var path = Find(labels.Ref!, place, folders);
        var labeled = SequenceLabels.Load(path, labels.Metadata).Frames;
        if (!folders.Any(folder => folder.ToLocalPath(line.SourceRef) is not null))
            return labeled;

        var sources = SequenceFile.Load(Find(line.SourceRef, place, folders)).Frames;
        var unknown = labeled.Where(frame => frame.Number >= sources.Length).ToList();
        if (unknown.Count > 0)
        {
            throw new LabelingDataException([.. unknown.Select(frame => new LabelingIssue(
                path, FormattableString.Invariant($"must label frames of the sequence, which has {sources.Length}"), FormattableString.Invariant($"the frame number {frame.Number}"), "Give the copy of the labeling input that the job had."))]);
        }

        var byNumber = labeled.ToDictionary(frame => frame.Number);
        return [.. sources.Select((source, i) => byNumber.TryGetValue(i, out var frame) ? frame with { Source = source } : new AnnotatedFrame { Number = i, Name = source.Frame, Source = source })];
    }

    private static string Find(string uri, string place, IReadOnlyList<ConversionTarget> folders)
    {
        var paths = folders.Select(folder => folder.ToLocalPath(uri)).OfType<string>().ToList();
        if (paths.Find(File.Exists) is { } path)
            return path;

        throw new LabelingDataException(paths.Count == 0
            ? new LabelingIssue(place, $"must lead to files beneath {string.Join(" or ", folders.Select(folder => folder.S3Prefix))}", uri, "Name its prefix and the folder that is the copy of it.")
            : new LabelingIssue(place, $"must lead to files that are there; {uri} would be {paths[0]}", "no such file", "Sync the folder from S3 again."));
    }
}
