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
            for (var j = 0; j < frame.Cuboids.Length; j++)
                AnnotationRules.CheckShape(frame.Cuboids[j].Cuboid, FormattableString.Invariant($"{path}.Cuboids[{j}]"), issues);
            for (var j = 0; j < frame.Images.Length; j++)
            {
                for (var k = 0; k < frame.Images[j].Rectangles.Length; k++)
                    AnnotationRules.CheckShape(frame.Images[j].Rectangles[k], FormattableString.Invariant($"{path}.Images[{j}].Rectangles[{k}]"), issues);
            }

            for (var j = 0; j < frame.Source?.Images.Length; j++)
            {
                if (frame.Source.Images[j] is { CameraModel: GroundTruthCameraModel.Pinhole, K4: not (null or 0) } image)
                    issues.Add(new(FormattableString.Invariant($"{path}.Source.Images[{j}].K4"), "must be absent from a pinhole camera: OpenLABEL has OpenCV's coefficients, in which k4 is another", FormattableString.Invariant($"{image.K4}"), "Undistort the images, or leave k4 out."));
                if (frame.Source.Images[j] is { CameraModel: GroundTruthCameraModel.Fisheye, Skew: not (null or 0) } fisheye)
                    issues.Add(new(FormattableString.Invariant($"{path}.Source.Images[{j}].Skew"), "must be absent from a fisheye camera, for which OpenLABEL has none", FormattableString.Invariant($"{fisheye.Skew}"), "Undistort the images, or leave the skew out."));
            }
        }

        return issues;
    }
}
