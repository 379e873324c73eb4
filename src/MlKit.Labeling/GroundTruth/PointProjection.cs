using System.Buffers;
using MlKit.Labeling.Cameras;

namespace MlKit.Labeling.GroundTruth;

/// <summary>Projects points as Ground Truth does: by the inverse of the camera's pose, then the camera model. Its memory is the pool's until it is disposed.</summary>
internal sealed class PointProjection : IDisposable
{
    private readonly int _count;
    private double[] _optical;
    private double[] _pixels;

    public PointProjection(ReadOnlySpan<double> points, GroundTruthPose pose, CameraModel camera)
    {
        Camera = camera;
        _count = points.Length / 3;
        _optical = ArrayPool<double>.Shared.Rent(3 * _count);
        _pixels = ArrayPool<double>.Shared.Rent(2 * _count);
        pose.ToTransform().Inverse().Transform(points, _optical);
        camera.Project(Optical, _pixels);
    }

    public CameraModel Camera { get; }

    /// <summary>Gets the points in the camera's optical frame, N x 3, m.</summary>
    public ReadOnlySpan<double> Optical => _optical.AsSpan(0, 3 * _count);

    /// <summary>Gets the pixels, N x 2; NaN for points that cannot be projected.</summary>
    public ReadOnlySpan<double> Pixels => _pixels.AsSpan(0, 2 * _count);

    public PixelPoint this[int point] => new(_pixels[2 * point], _pixels[(2 * point) + 1]);

    public bool IsInside(int point) => Camera.Contains(this[point]);

    public int CountInside()
    {
        var inside = 0;
        for (var i = 0; i < _count; i++)
            inside += IsInside(i) ? 1 : 0;
        return inside;
    }

    public void Dispose()
    {
        ArrayPool<double>.Shared.Return(_optical);
        ArrayPool<double>.Shared.Return(_pixels);
        (_optical, _pixels) = ([], []);
    }
}
