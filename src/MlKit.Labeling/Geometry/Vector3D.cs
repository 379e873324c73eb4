namespace MlKit.Labeling.Geometry;

/// <summary>Represents a point or a direction in three dimensions, in metres unless the user says otherwise.</summary>
/// <param name="X">The x coordinate.</param>
/// <param name="Y">The y coordinate.</param>
/// <param name="Z">The z coordinate.</param>
public readonly record struct Vector3D(double X, double Y, double Z)
{
    /// <summary>Vectors shorter than this have no direction.</summary>
    internal const double MinLength = 1e-10;

    /// <summary>Gets the vector (0, 0, 0).</summary>
    public static Vector3D Zero => default;

    /// <summary>Gets the vector (1, 0, 0).</summary>
    public static Vector3D UnitX => new(1, 0, 0);

    /// <summary>Gets the vector (0, 1, 0).</summary>
    public static Vector3D UnitY => new(0, 1, 0);

    /// <summary>Gets the vector (0, 0, 1).</summary>
    public static Vector3D UnitZ => new(0, 0, 1);

    /// <summary>Gets the Euclidean length.</summary>
    public double Length => Math.Sqrt(Dot(this));

    /// <summary>Adds two vectors.</summary>
    /// <param name="left">The first vector.</param>
    /// <param name="right">The second vector.</param>
    /// <returns>The sum.</returns>
    public static Vector3D operator +(Vector3D left, Vector3D right) => new(left.X + right.X, left.Y + right.Y, left.Z + right.Z);

    /// <summary>Subtracts a vector from another.</summary>
    /// <param name="left">The vector to subtract from.</param>
    /// <param name="right">The vector to subtract.</param>
    /// <returns>The difference.</returns>
    public static Vector3D operator -(Vector3D left, Vector3D right) => new(left.X - right.X, left.Y - right.Y, left.Z - right.Z);

    /// <summary>Negates a vector.</summary>
    /// <param name="vector">The vector.</param>
    /// <returns>The vector of the same length that points the other way.</returns>
    public static Vector3D operator -(Vector3D vector) => new(-vector.X, -vector.Y, -vector.Z);

    /// <summary>Scales a vector.</summary>
    /// <param name="vector">The vector.</param>
    /// <param name="factor">The factor.</param>
    /// <returns>The scaled vector.</returns>
    public static Vector3D operator *(Vector3D vector, double factor) => new(vector.X * factor, vector.Y * factor, vector.Z * factor);

    /// <summary>Scales a vector.</summary>
    /// <param name="factor">The factor.</param>
    /// <param name="vector">The vector.</param>
    /// <returns>The scaled vector.</returns>
    public static Vector3D operator *(double factor, Vector3D vector) => vector * factor;

    /// <summary>Divides a vector by a number.</summary>
    /// <param name="vector">The vector.</param>
    /// <param name="divisor">The divisor.</param>
    /// <returns>The vector whose coordinates are divided by <paramref name="divisor"/>.</returns>
    public static Vector3D operator /(Vector3D vector, double divisor) => new(vector.X / divisor, vector.Y / divisor, vector.Z / divisor);

    /// <summary>Returns the scalar product.</summary>
    /// <param name="other">The other vector.</param>
    /// <returns>The sum of the products of the coordinates.</returns>
    public double Dot(Vector3D other) => X * other.X + Y * other.Y + Z * other.Z;

    /// <summary>Returns the vector product, right-handed: x cross y is z.</summary>
    /// <param name="other">The right-hand factor.</param>
    /// <returns>The vector perpendicular to both.</returns>
    public Vector3D Cross(Vector3D other) => new(Y * other.Z - Z * other.Y, Z * other.X - X * other.Z, X * other.Y - Y * other.X);

    /// <summary>Returns the vector of length 1 that points the same way.</summary>
    /// <returns>The unit vector.</returns>
    /// <exception cref="ArgumentException">The length is below 1e-10 or not a finite number.</exception>
    public Vector3D Normalize()
    {
        var length = Length;
        return length is >= MinLength and < double.PositiveInfinity
            ? this / length
            : throw new ArgumentException(FormattableString.Invariant(
                $"A vector of length {length} has no direction; the length must be finite and at least 1e-10."));
    }
}
