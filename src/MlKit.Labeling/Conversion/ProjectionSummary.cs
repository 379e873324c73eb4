using System.Collections.Immutable;
using MlKit.Labeling.Checks;

namespace MlKit.Labeling.Conversion;

/// <summary>Sums up how well points and images fit together, and warns where poses or calibration look wrong.</summary>
internal static class ProjectionSummary
{
    // A camera's own points were cut to its image, so nearly all of them must fall into it; a pixel is far more than rounding explains.
    private const double MinShareInside = 0.5;
    private const double MaxPixelError = 1;

    public static ImmutableArray<CameraProjection> Of(IEnumerable<FrameRecord> records) =>
    [
        .. records.SelectMany(record => record.Cameras)
            .GroupBy(camera => camera.Camera)
            .Select(group => new CameraProjection(
                group.Key,
                group.Sum(camera => camera.Points),
                group.Sum(camera => camera.PointsInside),
                group.Max(camera => camera.PixelError))),
    ];

    public static ImmutableArray<LabelingIssue> Check(ImmutableArray<CameraProjection> cameras)
    {
        var issues = ImmutableArray.CreateBuilder<LabelingIssue>();
        foreach (var camera in cameras)
        {
            if (camera.Points > 0 && camera.ShareInside < MinShareInside)
            {
                issues.Add(Warning(
                    camera, "should see nearly all points of its own cloud", FormattableString.Invariant($"{100 * camera.ShareInside:0.0} % of them inside the image")));
            }

            if (camera.PixelError > MaxPixelError)
            {
                issues.Add(Warning(
                    camera,
                    "should see its points where A2D2's row and col say",
                    FormattableString.Invariant($"them a median of {camera.PixelError:0.0} px away in the worst frame")));
            }
        }

        return issues.ToImmutable();
    }

    private static LabelingIssue Warning(CameraProjection camera, string rule, string found) =>
        new(camera.Camera, rule, found, "Check that calibration, points and images belong together: the pose is implausible.") { Severity = IssueSeverity.Warning };
}
