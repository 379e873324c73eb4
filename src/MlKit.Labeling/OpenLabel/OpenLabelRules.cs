using MlKit.Labeling.Annotations;
using MlKit.Labeling.Checks;
using MlKit.Labeling.GroundTruth;

namespace MlKit.Labeling.OpenLabel;

/// <summary>Checks that labels can be written as OpenLABEL.</summary>
internal static class OpenLabelRules
{
    public static List<LabelingIssue> Check(OpenLabelFile file)
    {
        var issues = new List<LabelingIssue>();
        var numbers = new HashSet<int>();
        for (var i = 0; i < file.Frames.Length; i++)
        {
            var (frame, path) = (file.Frames[i], FormattableString.Invariant($"Frames[{i}]"));
            if (!numbers.Add(frame.Number) || frame.Number < 0)
                issues.Add(new(path + ".Number", "must be 0 or more and differ from those of the other frames", FormattableString.Invariant($"{frame.Number}"), "Number the frames from 0."));
            CheckLabels(frame, path, issues);
            if (frame.Source is { } source)
                CheckSource(source, path + ".Source", issues);
        }

        return issues;
    }

    private static void CheckLabels(AnnotatedFrame frame, string path, List<LabelingIssue> issues)
    {
        for (var j = 0; j < frame.Cuboids.Length; j++)
        {
            var place = FormattableString.Invariant($"{path}.Cuboids[{j}]");
            AnnotationRules.CheckShape(frame.Cuboids[j].Cuboid, place, issues);
            CheckFinite(place + ".Confidence", issues, frame.Cuboids[j].Confidence ?? 0);
        }

        var cameras = new HashSet<int>();
        for (var j = 0; j < frame.Images.Length; j++)
        {
            var place = FormattableString.Invariant($"{path}.Images[{j}]");
            if (!cameras.Add(frame.Images[j].Camera) || frame.Images[j].Camera < 0)
                issues.Add(new(place + ".Camera", "must be 0 or more and differ from those of the frame's other images", FormattableString.Invariant($"{frame.Images[j].Camera}"), "Give each camera its index."));
            for (var k = 0; k < frame.Images[j].Rectangles.Length; k++)
            {
                AnnotationRules.CheckShape(frame.Images[j].Rectangles[k], FormattableString.Invariant($"{place}.Rectangles[{k}]"), issues);
                CheckFinite(FormattableString.Invariant($"{place}.Rectangles[{k}].Confidence"), issues, frame.Images[j].Rectangles[k].Confidence ?? 0);
            }
        }
    }

    private static void CheckSource(GroundTruthFrame source, string path, List<LabelingIssue> issues)
    {
        CheckFinite(path + ".UnixTimestamp", issues, source.UnixTimestamp);
        CheckPose(source.EgoVehiclePose, path + ".EgoVehiclePose", issues);
        for (var j = 0; j < source.Images.Length; j++)
        {
            var (image, place) = (source.Images[j], FormattableString.Invariant($"{path}.Images[{j}]"));
            CheckPose(image.Pose, place + ".Pose", issues);
            CheckFinite(place, issues, image.UnixTimestamp, image.Fx, image.Fy, image.Cx, image.Cy, image.Skew ?? 0, image.K1 ?? 0, image.K2 ?? 0, image.K3 ?? 0, image.K4 ?? 0, image.P1 ?? 0, image.P2 ?? 0);
            if (image is { CameraModel: GroundTruthCameraModel.Pinhole, K4: not (null or 0) })
                issues.Add(new(place + ".K4", "must be absent from a pinhole camera: OpenLABEL has OpenCV's coefficients, in which k4 is another", FormattableString.Invariant($"{image.K4}"), "Undistort the images, or leave k4 out."));
            if (image is { CameraModel: GroundTruthCameraModel.Fisheye, Skew: not (null or 0) })
                issues.Add(new(place + ".Skew", "must be absent from a fisheye camera, for which OpenLABEL has none", FormattableString.Invariant($"{image.Skew}"), "Undistort the images, or leave the skew out."));
        }
    }

    private static void CheckPose(GroundTruthPose pose, string path, List<LabelingIssue> issues)
    {
        CheckFinite(path, issues, pose.Position.X, pose.Position.Y, pose.Position.Z, pose.Heading.W, pose.Heading.X, pose.Heading.Y, pose.Heading.Z);
        if (Math.Abs(pose.Heading.Length - 1) > 1e-3)
            issues.Add(new(path + ".Heading", "must be a unit quaternion", FormattableString.Invariant($"a length of {pose.Heading.Length:0.######}"), "Normalise it."));
    }

    private static void CheckFinite(string path, List<LabelingIssue> issues, params ReadOnlySpan<double> numbers)
    {
        foreach (var number in numbers)
        {
            if (!double.IsFinite(number))
            {
                issues.Add(new(path, "must have finite numbers", FormattableString.Invariant($"{number}"), "Correct it, or leave it out."));
                return;
            }
        }
    }
}
