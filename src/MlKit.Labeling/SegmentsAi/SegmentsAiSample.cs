using System.Text.Json;
using MlKit.Labeling.Annotations;
using MlKit.Labeling.Checks;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.Pictures;
using MlKit.Labeling.PointClouds;

namespace MlKit.Labeling.SegmentsAi;

/// <summary>Writes what Segments.ai takes for a sample of task type <c>pointcloud-cuboid-sequence</c>: its attributes, its label and the categories of its data set.</summary>
/// <remarks>
/// Upload them with its Python SDK: <c>add_dataset</c>, <c>add_sample</c> and <c>add_label</c> take the JSON as their attributes. The formats are described at
/// https://docs.segments.ai/reference/sample-types and https://docs.segments.ai/reference/label-types.
/// </remarks>
public static class SegmentsAiSample
{
    /// <summary>Returns the attributes of the sample: its points, images, cameras and times.</summary>
    /// <param name="sequence">The sequence. Its points must be of format binary/xyzi: Segments.ai reads no text.</param>
    /// <returns>The UTF-8 JSON. Points and images are named by their S3 URIs; there is no <c>ego_pose</c>, for the points are in the world frame already.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="sequence"/> is null.</exception>
    /// <exception cref="LabelingDataException">A point file is of another format, a time does not fit 64 bits in ns, a camera has a number that is not finite, a heading that is no unit quaternion or a skew, or a pinhole camera a k4. All such frames are listed.</exception>
    public static byte[] ToAttributes(SequenceFile sequence)
    {
        ArgumentNullException.ThrowIfNull(sequence);
        var issues = sequence.Frames.SelectMany(Check).ToList();
        if (issues.Count > 0)
            throw new LabelingDataException(issues);

        return GroundTruthJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("frames");
            foreach (var frame in sequence.Frames)
                WriteFrame(json, frame, sequence.Prefix);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    /// <summary>Returns the attributes of the sample's label: the cuboids, each a keyframe.</summary>
    /// <param name="frames">The frames, in the order of the sequence. Objects without id are tracks of one frame.</param>
    /// <param name="labels">The labels in the order of their ids, which count from 1, as in <see cref="ToTaskAttributes"/>.</param>
    /// <returns>The UTF-8 JSON. Where a cuboid leans, <c>rotation</c> says how, which Segments.ai shows if 3D rotation is enabled for the data set.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="frames"/> or <paramref name="labels"/> is null.</exception>
    /// <exception cref="LabelingDataException">A cuboid has a label that is not among the labels, or a number that is not finite. All are listed.</exception>
    public static byte[] ToLabel(IReadOnlyList<AnnotatedFrame> frames, IEnumerable<string> labels)
    {
        ArgumentNullException.ThrowIfNull(frames);
        ArgumentNullException.ThrowIfNull(labels);
        return SegmentsAiLabel.Write(frames, [.. labels]);
    }

    /// <summary>Returns the task attributes of the data set: a category for each label, with the colour it has in this package's pictures.</summary>
    /// <param name="labels">The labels; their ids count from 1 in this order.</param>
    /// <returns>The UTF-8 JSON.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="labels"/> is null.</exception>
    public static byte[] ToTaskAttributes(IEnumerable<string> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return GroundTruthJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("format_version", "0.1");
            json.WriteStartArray("categories");
            foreach (var (i, label) in labels.Index())
            {
                var color = ClassPalette.ColorOf(label);
                json.WriteStartObject();
                json.WriteString("name", label);
                json.WriteNumber("id", i + 1);
                json.WriteStartArray("color");
                json.WriteNumberValue(color.R);
                json.WriteNumberValue(color.G);
                json.WriteNumberValue(color.B);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    /// <summary>Returns the time of a frame as Segments.ai has it where it computes speeds: whole nanoseconds, of microseconds, as fine as seconds since 1970 are in a double.</summary>
    internal static long Nanoseconds(double unixTimestamp)
    {
        var whole = Math.Floor(unixTimestamp);
        return ((long)whole * 1_000_000_000) + ((long)Math.Round((unixTimestamp - whole) * 1e6) * 1000);
    }

    /// <summary>Checks that <see cref="Nanoseconds"/> has room for the time.</summary>
    internal static LabelingIssue? CheckTime(GroundTruthFrame frame, string path) => Math.Abs(frame.UnixTimestamp) < 9e9
        ? null
        : new(path + ".UnixTimestamp", "must be a time whose nanoseconds fit 64 bits", FormattableString.Invariant($"{frame.UnixTimestamp}"), "Give it in s since 1970.");

    private static IEnumerable<LabelingIssue> Check(GroundTruthFrame frame, int index)
    {
        var path = FormattableString.Invariant($"Frames[{index}]");
        if (frame.Format != PointFormat.BinaryXyzi)
            yield return new(path + ".Format", "must be binary/xyzi", frame.Format.ToFormatName(), "Convert with PointFormat.BinaryXyzi.");
        if (CheckTime(frame, path) is { } issue)
            yield return issue;
        for (var i = 0; i < frame.Images.Length; i++)
        {
            var image = frame.Images[i];
            if (AnnotationRules.CameraFault(image) is { } fault)
                yield return new(FormattableString.Invariant($"{path}.Images[{i}]"), "must have a camera of finite numbers and a heading of length 1", fault, "Correct the camera, or leave the image out.");
            if (image is { CameraModel: GroundTruthCameraModel.Pinhole, K4: not (null or 0) })
                yield return new(FormattableString.Invariant($"{path}.Images[{i}].K4"), "must be absent from a pinhole camera, for which Segments.ai has none", FormattableString.Invariant($"{image.K4}"), "Undistort the images, or leave k4 out.");
            if (image.Skew is not (null or 0))
                yield return new(FormattableString.Invariant($"{path}.Images[{i}].Skew"), "must be absent: Segments.ai takes pixels to be square", FormattableString.Invariant($"{image.Skew}"), "Undistort the images, or leave the skew out.");
        }
    }

    private static void WriteFrame(Utf8JsonWriter json, GroundTruthFrame frame, string prefix)
    {
        json.WriteStartObject();
        json.WriteStartObject("pcd");
        json.WriteString("url", prefix + frame.Frame);
        json.WriteString("type", "binary-xyzi");
        json.WriteEndObject();
        json.WriteString("name", Path.GetFileNameWithoutExtension(frame.Frame));
        json.WriteNumber("timestamp", Nanoseconds(frame.UnixTimestamp));
        json.WriteStartArray("images");
        foreach (var (i, image) in frame.Images.Index())
            SegmentsAiImage.Write(json, image, (frame.Prefix ?? prefix) + image.ImagePath, i);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
