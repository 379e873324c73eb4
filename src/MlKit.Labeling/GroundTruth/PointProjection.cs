using MlKit.Labeling.Cameras;

namespace MlKit.Labeling.GroundTruth;

/// <summary>Projects points as Ground Truth does: by the inverse of the camera's pose, then the camera model.</summary>
internal sealed class PointProjection
{
    public PointProjection(double[] points, GroundTruthPose pose, CameraModel camera)
    {
        Camera = camera;
        Optical = new double[points.Length];
        Pixels = new double[points.Length / 3 * 2];
        pose.ToTransform().Inverse().Transform(points, Optical);
        camera.Project(Optical, Pixels);
    }

    public CameraModel Camera { get; }

    /// <summary>Gets the points in the camera's optical frame, N x 3, m.</summary>
    public double[] Optical { get; }

    /// <summary>Gets the pixels, N x 2; NaN for points that cannot be projected.</summary>
    public double[] Pixels { get; }

    public PixelPoint this[int point] => new(Pixels[2 * point], Pixels[(2 * point) + 1]);

    public bool IsInside(int point) => Camera.Contains(this[point]);

    public int CountInside()
    {
        var inside = 0;
        for (var i = 0; i < Pixels.Length / 2; i++)
            inside += IsInside(i) ? 1 : 0;
        return inside;
    }
}
