using MlKit.Labeling.Checks;
using MlKit.Labeling.GroundTruth;

namespace MlKit.Labeling.Supervisely;

/// <summary>Checks that an episode can be written.</summary>
internal static class SuperviselyRules
{
    public static IEnumerable<LabelingIssue> Check(SuperviselyEpisode episode, ConversionTarget input)
    {
        var issues = new List<LabelingIssue>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < episode.Frames.Length; i++)
        {
            var (frame, path) = (episode.Frames[i], FormattableString.Invariant($"{episode.Name}: Frames[{i}]"));
            for (var j = 0; j < frame.Cuboids.Length; j++)
                AnnotationRules.CheckShape(frame.Cuboids[j].Cuboid, FormattableString.Invariant($"{path}.Cuboids[{j}]"), issues);
            if (frame.Source is not { } source)
            {
                issues.Add(new(path + ".Source", "must name the points of the frame", "none", "Read the labels together with the labeling input."));
                continue;
            }

            if (!names.Add(episode.ImagesName(i)))
                issues.Add(new(path + ".Source.Frame", "must have a file name of its own within the sequence, in which Supervisely takes . and _ for the same", source.Frame, "Rename the point file."));
            CheckFile(SuperviselyProject.LocalPath(input, source.Frame, null), source.Frame, path + ".Source.Frame", issues);
            for (var j = 0; j < source.Images.Length; j++)
                CheckImage(source.Images[j], source, FormattableString.Invariant($"{path}.Source.Images[{j}]"), input, issues);
        }

        return issues;
    }

    private static void CheckImage(GroundTruthImage image, GroundTruthFrame source, string path, ConversionTarget input, List<LabelingIssue> issues)
    {
        CheckFile(SuperviselyProject.LocalPath(input, image.ImagePath, source.Prefix), image.ImagePath, path + ".ImagePath", issues);
        if (AnnotationRules.CameraFault(image) is { } fault)
            issues.Add(new(path, "must have a camera of finite numbers and a heading of length 1", fault, "Correct the camera, or leave the image out."));
        if (image.CameraModel == GroundTruthCameraModel.Fisheye || image is not { K1: null or 0, K2: null or 0, K3: null or 0, K4: null or 0, P1: null or 0, P2: null or 0 })
            issues.Add(new(path, "must be an undistorted image: Supervisely has no distortion", image.CameraModel == GroundTruthCameraModel.Fisheye ? "one of a fisheye camera" : "distortion coefficients", "Convert with ImageMode.Undistort."));
    }

    private static void CheckFile(string? local, string name, string path, List<LabelingIssue> issues)
    {
        if (local is null || !File.Exists(local))
            issues.Add(new(path, "must lead to a file of the labeling input" + (local is null ? "" : $"; it would be {local}"), local is null ? name : "no such file", "Give the folder the labeling input is in."));
    }
}
