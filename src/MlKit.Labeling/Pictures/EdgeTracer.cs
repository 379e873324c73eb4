using MlKit.Labeling.Cameras;
using MlKit.Labeling.Geometry;
using SkiaSharp;

namespace MlKit.Labeling.Pictures;

/// <summary>Turns straight edges in front of a camera into runs of pixels, bent where the lens bends them.</summary>
internal sealed class EdgeTracer(CameraModel camera)
{
    /// <summary>What is nearer than this, or behind the camera, is cut off, in m.</summary>
    public const double NearPlane = 0.1;

    private const int AlwaysSplit = 2;
    private const int MaxSplits = 10;
    private const double MaxDeviation = 0.25;

    /// <summary>Appends the visible part of the edge. It is one piece: what a lens can see is a cone, and the near plane cuts it only once.</summary>
    public void Trace(Vector3D from, Vector3D to, List<SKPoint> run)
    {
        if (from.Z < NearPlane && to.Z < NearPlane)
            return;
        if (from.Z < NearPlane)
            from = Cut(from, to);
        else if (to.Z < NearPlane)
            to = Cut(to, from);

        Trace(from, Project(from), to, Project(to), 0, run);
    }

    private static Vector3D Cut(Vector3D behind, Vector3D inFront)
    {
        var cut = behind + ((inFront - behind) * ((NearPlane - behind.Z) / (inFront.Z - behind.Z)));
        return cut with { Z = NearPlane };
    }

    private void Trace(Vector3D from, SKPoint? start, Vector3D to, SKPoint? end, int splits, List<SKPoint> run)
    {
        var middle = (from + to) * 0.5;
        var between = Project(middle);
        if (splits < AlwaysSplit || (splits < MaxSplits && NeedsSplit(start, between, end)))
        {
            Trace(from, start, middle, between, splits + 1, run);
            Trace(middle, between, to, end, splits + 1, run);
        }
        else if (start is { } first && end is { } last)
        {
            if (run.Count == 0 || run[^1] != first)
                run.Add(first);
            run.Add(last);
        }
    }

    private static bool NeedsSplit(SKPoint? start, SKPoint? between, SKPoint? end)
    {
        if (start is not { } from || between is not { } middle || end is not { } to)
            return start is not null || between is not null || end is not null;

        var (direction, offset) = (to - from, middle - from);
        return Math.Abs((direction.X * offset.Y) - (direction.Y * offset.X)) > MaxDeviation * direction.Length;
    }

    private SKPoint? Project(Vector3D point) => camera.TryProject(point, out var pixel) ? new SKPoint((float)pixel.U, (float)pixel.V) : null;
}
