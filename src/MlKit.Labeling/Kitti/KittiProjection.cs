using MlKit.Labeling.Cameras;
using MlKit.Labeling.Geometry;

namespace MlKit.Labeling.Kitti;

/// <summary>Represents a 3 x 4 projection matrix, row by row, from the rectified camera frame (z forward; m) to pixels.</summary>
/// <param name="M00">Row 0, column 0.</param>
/// <param name="M01">Row 0, column 1.</param>
/// <param name="M02">Row 0, column 2.</param>
/// <param name="M03">Row 0, column 3.</param>
/// <param name="M10">Row 1, column 0.</param>
/// <param name="M11">Row 1, column 1.</param>
/// <param name="M12">Row 1, column 2.</param>
/// <param name="M13">Row 1, column 3.</param>
/// <param name="M20">Row 2, column 0.</param>
/// <param name="M21">Row 2, column 1.</param>
/// <param name="M22">Row 2, column 2.</param>
/// <param name="M23">Row 2, column 3.</param>
public readonly record struct KittiProjection(
    double M00, double M01, double M02, double M03,
    double M10, double M11, double M12, double M13,
    double M20, double M21, double M22, double M23)
{
    /// <summary>Returns the matrix of a camera that stands at the origin of the rectified frame.</summary>
    /// <param name="camera">The camera.</param>
    /// <returns>The camera matrix with a fourth column of zeros.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="camera"/> is null.</exception>
    public static KittiProjection FromCamera(PinholeCamera camera)
    {
        ArgumentNullException.ThrowIfNull(camera);
        return new(camera.Fx, 0, camera.Cx, 0, 0, camera.Fy, camera.Cy, 0, 0, 0, 1, 0);
    }

    /// <summary>Projects a point.</summary>
    /// <param name="point">The point in the rectified camera frame, in m.</param>
    /// <param name="pixel">Where the point is in the image, in px; NaN where it is not in front of the camera.</param>
    /// <returns>Whether the point is in front of the camera.</returns>
    public bool TryProject(Vector3D point, out PixelPoint pixel)
    {
        var depth = (M20 * point.X) + (M21 * point.Y) + (M22 * point.Z) + M23;
        var isInFront = depth > 0;
        pixel = isInFront
            ? new(((M00 * point.X) + (M01 * point.Y) + (M02 * point.Z) + M03) / depth, ((M10 * point.X) + (M11 * point.Y) + (M12 * point.Z) + M13) / depth)
            : new(double.NaN, double.NaN);
        return isInFront;
    }
}
