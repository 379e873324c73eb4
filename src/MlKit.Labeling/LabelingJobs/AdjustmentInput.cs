using MlKit.Labeling.Annotations;
using MlKit.Labeling.Checks;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.Internal;

namespace MlKit.Labeling.LabelingJobs;

/// <summary>Writes the input of adjustment and verification jobs: existing labels, and a manifest that leads to them beside the points and images.</summary>
/// <remarks>
/// The manifest is <c>manifests/&lt;name&gt;.manifest</c>; the label files of tracking and segmentation lie in <c>labels/&lt;name&gt;/</c>, under the paths of the
/// files they label. Every file appears under its name only when it is whole, and the manifest comes last. See
/// https://docs.aws.amazon.com/sagemaker/latest/dg/sms-point-cloud-adjustment-verification.html.
/// </remarks>
public static class AdjustmentInput
{
    /// <summary>Writes the cuboids of an object tracking or object detection job.</summary>
    /// <param name="target">The folder of the labeling input, and its S3 prefix.</param>
    /// <param name="name">The label attribute name of the labels: it ends in <c>-ref</c> for tracking, and does not for detection.</param>
    /// <param name="metadata">
    /// The task, the labels by class id, the job the labels are from, and when they were made for Ground Truth. Confidences are taken from the cuboids. Yaw is written
    /// right-handed, so the date must not lie before that was its meaning, 2022-09-02 at 19:02:17 UTC: who reads the labels goes by the date.
    /// </param>
    /// <param name="lines">The lines of the input manifest, sequences or frames, with their frames' labels; they are taken one by one. Labels they have already are kept.</param>
    /// <returns>The path of the manifest.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is no label attribute name, the task is segmentation, or yaw is not right-handed at the creation date.</exception>
    /// <exception cref="LabelingDataException">A line or a label cannot be written. All issues are listed, and no manifest is written.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static string Write(ConversionTarget target, string name, LabelMetadata metadata, IEnumerable<LabeledLine> lines)
    {
        ArgumentNullException.ThrowIfNull(target);
        CheckName(name);
        ArgumentNullException.ThrowIfNull(metadata);
        ArgumentNullException.ThrowIfNull(lines);
        if (metadata.Yaw == YawConvention.Clockwise || metadata.CreationDate.ToYawConvention() == YawConvention.Clockwise)
            throw new ArgumentException($"The yaw of new labels is right-handed, which their creation date must say: it must be 2022-09-02T19:02:17Z or later, but was {metadata.CreationDate:O}. Give the time at which the labels are written.", nameof(metadata));

        var folder = new LabelFolder(target, name);
        return metadata.Task switch
        {
            LabelingTask.ObjectTracking => WriteManifest(target, name, lines.Select(line => (Func<ManifestLine>)(() => LabelSequence(folder, name, metadata, line)))),
            LabelingTask.ObjectDetection => WriteManifest(target, name, lines.Select(line => (Func<ManifestLine>)(() => LabelFrame(name, metadata, line)))),
            _ => throw new ArgumentException("The labels of a segmentation are masks, not cuboids. Call WriteMasks.", nameof(metadata)),
        };
    }

    /// <summary>Writes the masks of a semantic segmentation job.</summary>
    /// <param name="target">The folder of the labeling input, and its S3 prefix.</param>
    /// <param name="name">The label attribute name of the labels; it ends in <c>-ref</c>.</param>
    /// <param name="metadata">The classes by the byte that stands for them, and the job the labels are from.</param>
    /// <param name="lines">The lines of the input manifest, and for each the class of each of its points; they are taken one by one. Labels the lines have already are kept.</param>
    /// <returns>The path of the manifest.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is no label attribute name, or the task is not segmentation.</exception>
    /// <exception cref="LabelingDataException">A line cannot be written, or a class is none of the metadata's. All issues are listed, and no manifest is written.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static string WriteMasks(ConversionTarget target, string name, LabelMetadata metadata, IEnumerable<(ManifestLine Line, ReadOnlyMemory<byte> Classes)> lines)
    {
        ArgumentNullException.ThrowIfNull(target);
        CheckName(name);
        ArgumentNullException.ThrowIfNull(metadata);
        ArgumentNullException.ThrowIfNull(lines);
        if (metadata.Task != LabelingTask.SemanticSegmentation)
            throw new ArgumentException("Masks are the labels of a segmentation. Call Write for cuboids.", nameof(metadata));

        var folder = new LabelFolder(target, name);
        return WriteManifest(target, name, lines.Select(line => (Func<ManifestLine>)(() => LabelPoints(folder, name, metadata, line.Line, line.Classes))));
    }

    // See LabelAttributeName at https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateLabelingJob.html. It becomes part of paths.
    private static void CheckName(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name.Length > 127 || name[0] == '-' || name[^1] == '-' || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            throw new ArgumentException($"A label attribute name must be 1 to 127 letters, digits and inner hyphens, but was '{name}'.", nameof(name));
    }

    private static string WriteManifest(ConversionTarget target, string name, IEnumerable<Func<ManifestLine>> lines)
    {
        var path = Path.Combine(target.Folder, "manifests", name + ".manifest");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        AtomicFile.Write(path, file =>
        {
            var issues = new List<LabelingIssue>();
            foreach (var (i, label) in lines.Index())
            {
                try
                {
                    file.Write(label().ToJson());
                }
                catch (LabelingDataException exception)
                {
                    issues.AddRange(exception.Issues.Select(issue => issue with { Path = FormattableString.Invariant($"lines[{i}].{issue.Path}") }));
                }
            }

            if (issues.Count > 0)
                throw new LabelingDataException(issues);
        });
        return path;
    }

    private static ManifestLine LabelSequence(LabelFolder folder, string name, LabelMetadata metadata, LabeledLine line)
    {
        if (line.Line.Frame is not null)
            throw new LabelingDataException(new LabelingIssue("Line", "must be that of a sequence for object tracking", "that of a frame", "Give the lines of the object tracking manifest."));

        var json = new SequenceLabels(line.Frames).ToJson(metadata);
        return AddLabels(line.Line, new JobLabels(name, metadata with { Confidences = [.. line.Frames.Select(ConfidenceOf)] })
        {
            Ref = folder.Write(line.Line.SourceRef, ".json", json),
        });
    }

    private static ManifestLine LabelFrame(string name, LabelMetadata metadata, LabeledLine line)
    {
        CheckIsFrame(line.Line);
        if (line.Frames.Length != 1)
            throw new LabelingDataException(new LabelingIssue("Frames", "must hold the one frame of the line", FormattableString.Invariant($"{line.Frames.Length}"), "Give the labels of each frame with its line."));

        var confidence = ConfidenceOf(line.Frames[0]) with { FrameNumber = 0 };
        return AddLabels(line.Line, new JobLabels(name, metadata with { Confidences = confidence.Confidence.IsEmpty ? [] : [confidence], FrameAttributes = line.Frames[0].Attributes })
        {
            Cuboids = line.Frames[0].Cuboids,
        });
    }

    private static ManifestLine LabelPoints(LabelFolder folder, string name, LabelMetadata metadata, ManifestLine line, ReadOnlyMemory<byte> classes)
    {
        CheckIsFrame(line);
        for (var i = 0; i < classes.Length; i++)
        {
            if (!metadata.ColorMap.ContainsKey(classes.Span[i]))
            {
                throw new LabelingDataException(new LabelingIssue(
                    FormattableString.Invariant($"Classes[{i}]"), "must be a key of the colour map", FormattableString.Invariant($"{classes.Span[i]}"), $"The keys are {string.Join(", ", metadata.ColorMap.Keys)}."));
            }
        }

        return AddLabels(line, new JobLabels(name, metadata) { Ref = folder.Write(line.SourceRef, ".zlib", SegmentationMask.Encode(classes.Span)) });
    }

    private static void CheckIsFrame(ManifestLine line)
    {
        if (line.Frame is null)
            throw new LabelingDataException(new LabelingIssue("Line", "must be that of a frame for object detection and segmentation", "that of a sequence", "Give the lines of the frame manifest."));
    }

    private static ManifestLine AddLabels(ManifestLine line, JobLabels labels) => line with { Labels = line.Labels.Add(labels) };

    /// <summary>Returns the confidences of a frame's cuboids, none where one of them has none.</summary>
    private static FrameConfidence ConfidenceOf(AnnotatedFrame frame)
    {
        var confidences = frame.Cuboids.Select(annotation => annotation.Confidence).ToList();
        return new(frame.Number, confidences.Contains(null) ? [] : [.. confidences.Select(confidence => confidence!.Value)]);
    }
}
