using System.Collections.Immutable;
using System.Globalization;
using MlKit.Labeling.Annotations;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Cuboids;

namespace MlKit.Labeling.GroundTruth;

/// <summary>Checks that annotations can be written as Ground Truth's labels.</summary>
internal static class AnnotationRules
{
    public static List<LabelingIssue> CheckSequence(ImmutableArray<AnnotatedFrame> frames, LabelMetadata metadata)
    {
        var issues = new List<LabelingIssue>();
        var numbers = new HashSet<int>();
        for (var i = 0; i < frames.Length; i++)
        {
            var path = FormattableString.Invariant($"frames[{i}]");
            if (!numbers.Add(frames[i].Number) || frames[i].Number < 0)
                issues.Add(new(path + ".Number", "must be 0 or more and differ from those of the other frames", FormattableString.Invariant($"{frames[i].Number}"), "Number the frames as the sequence file does."));

            CheckCuboids(frames[i].Cuboids, path, metadata, needsId: true, issues);
            CheckImages(frames[i].Images, path, metadata, issues);
        }

        return issues;
    }

    public static List<LabelingIssue> CheckLabels(ImmutableArray<JobLabels> labels)
    {
        var issues = new List<LabelingIssue>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < labels.Length; i++)
        {
            var path = FormattableString.Invariant($"Labels[{i}]");
            CheckName(labels[i], path, issues);
            if (!names.Add(labels[i].Name))
                issues.Add(new(path + ".Name", "must differ from those of the other jobs", $"\"{labels[i].Name}\"", "Give each job's labels a name of their own."));
            CheckMetadata(labels[i].Metadata, path + ".Metadata", issues);
            if (labels[i].Metadata.Task == LabelingTask.ObjectDetection)
                CheckCuboids(labels[i].Cuboids, path, labels[i].Metadata, needsId: false, issues);
            else if (labels[i].Ref is not { } uri || !uri.StartsWith("s3://", StringComparison.Ordinal))
                issues.Add(new(path + ".Ref", "must be the S3 URI of the labels", labels[i].Ref is { } found ? $"\"{found}\"" : "none", "Write it as 's3://bucket/key'."));
        }

        return issues;
    }

    private static void CheckName(JobLabels labels, string path, List<LabelingIssue> issues)
    {
        var isRef = labels.Name.EndsWith("-ref", StringComparison.Ordinal);
        if (labels.Metadata.Task == LabelingTask.ObjectDetection)
        {
            if (labels.Name.Length == 0 || isRef || labels.Name.EndsWith("-metadata", StringComparison.Ordinal))
                issues.Add(new(path + ".Name", "must be a label attribute name that ends neither in -ref nor in -metadata", $"\"{labels.Name}\"", "Rename it."));
        }
        else if (!isRef || labels.Name == "source-ref")
        {
            issues.Add(new(path + ".Name", "must be a label attribute name that ends in -ref, other than source-ref", $"\"{labels.Name}\"", "Rename it."));
        }
    }

    /// <summary>Checks what a reader of the metadata would refuse.</summary>
    private static void CheckMetadata(LabelMetadata metadata, string path, List<LabelingIssue> issues)
    {
        foreach (var id in metadata.ClassMap.Keys.Where(id => id < 0))
            issues.Add(new(path + ".ClassMap", "must have ids of 0 or more", FormattableString.Invariant($"{id}"), "Number the labels from 0, as WithLabels does."));
        foreach (var value in metadata.ColorMap.Keys.Where(value => value is < 0 or > byte.MaxValue))
            issues.Add(new(path + ".ColorMap", "must have keys from 0 to 255, the values of a byte", FormattableString.Invariant($"{value}"), "Merge classes, or number them from 0."));
        foreach (var mask in metadata.ColorMap.Values.Where(mask => !double.IsFinite(mask.Confidence)))
            issues.Add(new(path + ".ColorMap", "must have finite confidences", FormattableString.Invariant($"{mask.Confidence} of {mask.Name}"), "Correct the confidence."));
        foreach (var frame in metadata.Confidences.Where(frame => !AreFinite(frame.Confidence.AsSpan())))
            issues.Add(new(path + ".Confidences", "must be finite", FormattableString.Invariant($"one of frame {frame.FrameNumber} that is not"), "Correct the confidence, or leave it out."));
        if (metadata.AdjustmentStatus is not (null or "adjusted" or "unadjusted"))
            issues.Add(new(path + ".AdjustmentStatus", "must be adjusted or unadjusted", $"\"{metadata.AdjustmentStatus}\"", "Correct it, or set it to null."));
    }

    public static void CheckCuboids(ImmutableArray<CuboidAnnotation> cuboids, string path, LabelMetadata metadata, bool needsId, List<LabelingIssue> issues)
    {
        for (var i = 0; i < cuboids.Length; i++)
        {
            var place = FormattableString.Invariant($"{path}.Cuboids[{i}]");
            CheckLabel(cuboids[i].Label, place, metadata, issues);
            CheckShape(cuboids[i].Cuboid, place, issues);
            if (needsId)
                CheckId(cuboids[i].ObjectId, place, issues);
        }
    }

    public static void CheckShape(Cuboid cuboid, string path, List<LabelingIssue> issues)
    {
        if (!IsSound(cuboid))
            issues.Add(new(path + ".Cuboid", "must have finite numbers and no negative size", Describe(cuboid), "Correct the cuboid, or leave it out."));
    }

    public static void CheckShape(RectangleAnnotation rectangle, string path, List<LabelingIssue> issues)
    {
        var (left, top, width, height) = (rectangle.Left, rectangle.Top, rectangle.Width, rectangle.Height);
        if (!AreFinite(left, top, width, height) || width < 0 || height < 0)
            issues.Add(new(path, "must have finite numbers and no negative size", FormattableString.Invariant($"left {left}, top {top}, width {width}, height {height}"), "Correct the rectangle, or leave it out."));
    }

    /// <summary>Describes what keeps the camera of an image from being written: its first number that is not finite, or its heading; null where nothing does.</summary>
    public static string? CameraFault(GroundTruthImage image)
    {
        var (position, heading) = (image.Pose.Position, image.Pose.Heading);
        double[] numbers =
        [
            image.Fx, image.Fy, image.Cx, image.Cy, image.Skew ?? 0, image.K1 ?? 0, image.K2 ?? 0, image.K3 ?? 0, image.K4 ?? 0, image.P1 ?? 0, image.P2 ?? 0,
            position.X, position.Y, position.Z, heading.W, heading.X, heading.Y, heading.Z,
        ];
        foreach (var number in numbers)
        {
            if (!double.IsFinite(number))
                return number.ToString(CultureInfo.InvariantCulture);
        }

        return Math.Abs(heading.Length - 1) > 1e-3 ? FormattableString.Invariant($"a heading of length {heading.Length:0.######}") : null;
    }

    private static void CheckImages(ImmutableArray<AnnotatedImage> images, string path, LabelMetadata metadata, List<LabelingIssue> issues)
    {
        var cameras = new HashSet<int>();
        for (var i = 0; i < images.Length; i++)
        {
            var place = FormattableString.Invariant($"{path}.Images[{i}]");
            if (!cameras.Add(images[i].Camera) || images[i].Camera < 0)
                issues.Add(new(place + ".Camera", "must be 0 or more and differ from those of the frame's other images", FormattableString.Invariant($"{images[i].Camera}"), "Give each camera its index."));
            for (var j = 0; j < images[i].Rectangles.Length; j++)
                CheckRectangle(images[i].Rectangles[j], FormattableString.Invariant($"{place}.Rectangles[{j}]"), metadata, issues);
        }
    }

    private static void CheckRectangle(RectangleAnnotation rectangle, string path, LabelMetadata metadata, List<LabelingIssue> issues)
    {
        CheckLabel(rectangle.Label, path, metadata, issues);
        CheckShape(rectangle, path, issues);
        CheckId(rectangle.ObjectId, path, issues);
    }

    private static void CheckLabel(string label, string path, LabelMetadata metadata, List<LabelingIssue> issues)
    {
        if (!metadata.ClassMap.ContainsValue(label))
            issues.Add(new(path + ".Label", "must be one of the class map", $"\"{label}\"", $"The labels are {string.Join(", ", metadata.ClassMap.Values)}."));
    }

    private static string Describe(Cuboid cuboid) => string.Create(
        CultureInfo.InvariantCulture,
        $"center {cuboid.Center.X}, {cuboid.Center.Y}, {cuboid.Center.Z}, length {cuboid.Length}, width {cuboid.Width}, height {cuboid.Height}, yaw {cuboid.Rotation.Yaw}, pitch {cuboid.Rotation.Pitch}, roll {cuboid.Rotation.Roll}");

    private static bool IsSound(Cuboid cuboid) =>
        cuboid is { Length: >= 0, Width: >= 0, Height: >= 0 }
        && AreFinite(cuboid.Center.X, cuboid.Center.Y, cuboid.Center.Z, cuboid.Length, cuboid.Width, cuboid.Height)
        && AreFinite(cuboid.Rotation.Yaw, cuboid.Rotation.Pitch, cuboid.Rotation.Roll);

    // Not their sum, which large numbers exceed.
    private static bool AreFinite(params ReadOnlySpan<double> numbers)
    {
        foreach (var number in numbers)
        {
            if (!double.IsFinite(number))
                return false;
        }

        return true;
    }

    private static void CheckId(string? id, string path, List<LabelingIssue> issues)
    {
        if (string.IsNullOrEmpty(id))
            issues.Add(new(path + ".ObjectId", "must name the object's track", "none", "Set it, or call CuboidTracker.AssignTracks."));
    }
}
