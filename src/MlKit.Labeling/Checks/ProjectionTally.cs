using System.Collections.Immutable;

namespace MlKit.Labeling.Checks;

/// <summary>Adds up, for each place in the frames' lists of images, how many points project into the images, and warns where the sum looks wrong.</summary>
internal sealed class ProjectionTally
{
    private readonly SortedDictionary<int, CameraProjection> _cameras = [];
    private readonly SortedDictionary<int, int> _unprojectable = [];

    public ImmutableArray<CameraProjection> Cameras => [.. _cameras.Values];

    public void Add(FrameCheck frame)
    {
        foreach (var (index, points, inside) in frame.Projections)
        {
            var sum = _cameras.GetValueOrDefault(index) ?? new CameraProjection(Name(index), 0, 0);
            _cameras[index] = sum with { Points = sum.Points + points, PointsInside = sum.PointsInside + inside };
        }

        foreach (var index in frame.Unprojectable)
            _unprojectable[index] = _unprojectable.GetValueOrDefault(index) + 1;
    }

    public IEnumerable<LabelingIssue> Warnings(string manifest)
    {
        // A frame may hold the clouds of six cameras, of which an image shows one; next to nothing means a wrong pose.
        foreach (var camera in _cameras.Values.Where(camera => camera.Points > 0 && camera.ShareInside < 0.05))
        {
            yield return Warning(
                $"{manifest}#{camera.Camera}",
                "should show at least 5 % of the points",
                FormattableString.Invariant($"{100 * camera.ShareInside:0.0} % of them inside the image"),
                "Check position and heading: the heading is that of the optical frame (z forward), and points must be in the same frame as the poses.");
        }

        foreach (var (index, frames) in _unprojectable)
        {
            yield return Warning(
                $"{manifest}#{Name(index)}",
                "should have no skew, and with a pinhole camera no k4, for its pose to be checked",
                frames == 1 ? "one of them in 1 frame" : FormattableString.Invariant($"one of them in {frames} frames"),
                "Compare points and image by eye.");
        }
    }

    private static string Name(int index) => FormattableString.Invariant($"images[{index}]");

    private static LabelingIssue Warning(string path, string rule, string found, string fix) => new(path, rule, found, fix) { Severity = IssueSeverity.Warning };
}
