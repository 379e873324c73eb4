namespace MlKit.Labeling.Checks;

/// <summary>Tells how well points and images of one camera fit together: the proof that poses and calibration are right.</summary>
/// <param name="Camera">The camera.</param>
/// <param name="Points">The number of points the camera's clouds hold, over all frames.</param>
/// <param name="PointsInside">Those of them that, projected through the written pose, fall into the image.</param>
/// <param name="PixelError">
/// The distance in px between the projected points and A2D2's own <c>row</c> and <c>col</c>: the median over a frame's points, and the greatest such median of all frames.
/// Null where the files have no <c>row</c> and <c>col</c>.
/// </param>
public sealed record CameraProjection(string Camera, long Points, long PointsInside, double? PixelError = null)
{
    /// <summary>Gets the share of points that fall into the image, 0 to 1.</summary>
    public double ShareInside => Points == 0 ? 0 : (double)PointsInside / Points;
}
