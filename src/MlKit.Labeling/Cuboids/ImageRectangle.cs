using MlKit.Labeling.A2d2;
using MlKit.Labeling.Cameras;
using MlKit.Labeling.Geometry;

namespace MlKit.Labeling.Cuboids;

/// <summary>Finds the rectangle around what a camera would see of a box, were its image unbounded.</summary>
internal static class ImageRectangle
{
    private const double NearPlane = 0.1;

    /// <summary>Returns the rectangle around a box whose corners are given in the view frame; all zero where nothing of the box is before the camera.</summary>
    public static A2d2Rectangle Around(ReadOnlySpan<Vector3D> corners, PinholeCamera camera)
    {
        var found = new A2d2Rectangle(double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity);
        var edges = BoxCorners.Edges;
        for (var i = 0; i < edges.Length; i += 2)
        {
            // Of a convex body the ends of the cut edges are the outermost points.
            var (a, b) = (ToOptical(corners[edges[i]]), ToOptical(corners[edges[i + 1]]));
            if (a.Z < NearPlane && b.Z < NearPlane)
                continue;

            found = Include(found, camera, a.Z < NearPlane ? Cut(a, b) : a);
            found = Include(found, camera, b.Z < NearPlane ? Cut(b, a) : b);
        }

        return double.IsFinite(found.Left) ? found : default;
    }

    private static Vector3D ToOptical(Vector3D point) => CameraFrame.ViewToOptical.Transform(point);

    private static Vector3D Cut(Vector3D behind, Vector3D before) =>
        (behind + (before - behind) * ((NearPlane - behind.Z) / (before.Z - behind.Z))) with { Z = NearPlane };

    private static A2d2Rectangle Include(A2d2Rectangle rectangle, PinholeCamera camera, Vector3D point)
    {
        if (!camera.TryProject(point, out var pixel))
            return rectangle;

        return new(
            Math.Min(rectangle.Left, pixel.U), Math.Min(rectangle.Top, pixel.V), Math.Max(rectangle.Right, pixel.U), Math.Max(rectangle.Bottom, pixel.V));
    }
}
