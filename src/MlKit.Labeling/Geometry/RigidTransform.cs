using System.Runtime.Intrinsics;

namespace MlKit.Labeling.Geometry;

/// <summary>Represents a rotation followed by a translation: it maps coordinates of a source frame to coordinates of a target frame.</summary>
/// <remarks>It is the pose of the source in the target: the columns of the rotation are the source's axes, the translation is its origin.</remarks>
/// <param name="Rotation">The rotation; it must be orthonormal, <see cref="Inverse"/> relies on it.</param>
/// <param name="Translation">The source's origin in the target frame, in m.</param>
public readonly partial record struct RigidTransform(RotationMatrix Rotation, Vector3D Translation)
{
    /// <summary>Gets the transform that changes nothing.</summary>
    public static RigidTransform Identity => new(RotationMatrix.Identity, Vector3D.Zero);

    /// <summary>Chains two transforms; <paramref name="right"/> is applied first.</summary>
    /// <param name="left">The transform that is applied second.</param>
    /// <param name="right">The transform that is applied first.</param>
    /// <returns>The transform from the source of <paramref name="right"/> to the target of <paramref name="left"/>.</returns>
    public static RigidTransform operator *(RigidTransform left, RigidTransform right) =>
        new(left.Rotation * right.Rotation, left.Transform(right.Translation));

    /// <summary>Builds the pose of an A2D2 view: x is kept, y is made perpendicular to it (Gram-Schmidt), z is x cross y.</summary>
    /// <remarks>See the A2D2 tutorial, https://www.a2d2.audi/a2d2/en/tutorial.html.</remarks>
    /// <param name="origin">The view's origin in the vehicle frame, in m.</param>
    /// <param name="xAxis">The view's x axis (forward), of any length from 1e-10.</param>
    /// <param name="yAxis">The view's y axis (left), of any length from 1e-10; about perpendicular to x.</param>
    /// <returns>The transform from view to vehicle coordinates.</returns>
    /// <exception cref="ArgumentException">A number is not finite, an axis has no length, or the axes are parallel.</exception>
    public static RigidTransform FromView(Vector3D origin, Vector3D xAxis, Vector3D yAxis)
    {
        if (!double.IsFinite(origin.X + origin.Y + origin.Z))
            throw new ArgumentException("The origin of a view must be finite.", nameof(origin));

        var x = UnitAxis(xAxis, nameof(xAxis));
        var y = UnitAxis(yAxis, nameof(yAxis));
        y -= x * x.Dot(y);
        if (y.Length < Vector3D.MinLength)
            throw new ArgumentException("The y axis of a view must not be parallel to its x axis.", nameof(yAxis));

        y = y.Normalize();
        return new(RotationMatrix.FromColumns(x, y, x.Cross(y)), origin);
    }

    /// <summary>Returns the transform the other way: target to source.</summary>
    /// <returns>The inverse.</returns>
    public RigidTransform Inverse()
    {
        var rotation = Rotation.Transpose();
        return new(rotation, -rotation.Transform(Translation));
    }

    /// <summary>Maps one point.</summary>
    /// <param name="point">The point in the source frame.</param>
    /// <returns>The point in the target frame.</returns>
    public Vector3D Transform(Vector3D point) => Rotation.Transform(point) + Translation;

    /// <summary>Maps many points; the results are the same bytes on every processor.</summary>
    /// <param name="points">N x 3 coordinates in the source frame, point by point.</param>
    /// <param name="result">Room for N x 3 coordinates in the target frame; may be the memory of <paramref name="points"/>.</param>
    /// <exception cref="ArgumentException">
    /// The length of <paramref name="points"/> is no multiple of 3, or <paramref name="result"/> is shorter or overlaps them otherwise.
    /// </exception>
    public void Transform(ReadOnlySpan<double> points, Span<double> result)
    {
        if (points.Length % 3 != 0)
            throw new ArgumentException($"Points are N x 3 numbers, but {points.Length} is no multiple of 3.", nameof(points));
        if (result.Length < points.Length)
            throw new ArgumentException($"The result needs room for {points.Length} numbers, but has {result.Length}.", nameof(result));

        result = result[..points.Length];
        if (points.Overlaps(result, out var offset) && offset != 0)
            throw new ArgumentException("The result must be the memory of the points or memory of its own, not part of both.", nameof(result));

        if (Vector256.IsHardwareAccelerated)
            Transform256(points, result);
        else if (Vector128.IsHardwareAccelerated)
            Transform128(points, result);
        else
            TransformScalar(points, result);
    }

    private static Vector3D UnitAxis(Vector3D axis, string name)
    {
        var length = axis.Length;
        return length is >= Vector3D.MinLength and < double.PositiveInfinity
            ? axis / length
            : throw new ArgumentException(
                FormattableString.Invariant($"The axis of a view needs a finite length of 1e-10 or more, but has {length}."), name);
    }
}
