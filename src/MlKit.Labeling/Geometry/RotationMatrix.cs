namespace MlKit.Labeling.Geometry;

/// <summary>Represents a 3 x 3 rotation matrix, row by row; its columns are the rotated axes.</summary>
/// <remarks>The constructor takes any nine numbers; <see cref="Orthonormalize"/> makes and checks a rotation of numbers from outside.</remarks>
/// <param name="M00">Row 0, column 0.</param>
/// <param name="M01">Row 0, column 1.</param>
/// <param name="M02">Row 0, column 2.</param>
/// <param name="M10">Row 1, column 0.</param>
/// <param name="M11">Row 1, column 1.</param>
/// <param name="M12">Row 1, column 2.</param>
/// <param name="M20">Row 2, column 0.</param>
/// <param name="M21">Row 2, column 1.</param>
/// <param name="M22">Row 2, column 2.</param>
public readonly record struct RotationMatrix(
    double M00, double M01, double M02,
    double M10, double M11, double M12,
    double M20, double M21, double M22)
{
    // A matrix typed with two decimals deviates by up to 0.005 per element; ten times that is no rounding any more.
    private const double MaxDeviation = 0.05;

    /// <summary>Gets the rotation that changes nothing.</summary>
    public static RotationMatrix Identity => new(1, 0, 0, 0, 1, 0, 0, 0, 1);

    /// <summary>Gets the determinant; 1 for a rotation, -1 for a mirrored (left-handed) one.</summary>
    public double Determinant => Column(0).Dot(Column(1).Cross(Column(2)));

    /// <summary>Multiplies two matrices; as rotations, <paramref name="right"/> is applied first.</summary>
    /// <param name="left">The rotation that is applied second.</param>
    /// <param name="right">The rotation that is applied first.</param>
    /// <returns>The matrix product.</returns>
    public static RotationMatrix operator *(RotationMatrix left, RotationMatrix right) =>
        FromColumns(left.Transform(right.Column(0)), left.Transform(right.Column(1)), left.Transform(right.Column(2)));

    /// <summary>Builds a matrix from its columns.</summary>
    /// <param name="x">Column 0, where the x axis goes.</param>
    /// <param name="y">Column 1, where the y axis goes.</param>
    /// <param name="z">Column 2, where the z axis goes.</param>
    /// <returns>The matrix; it is not checked.</returns>
    public static RotationMatrix FromColumns(Vector3D x, Vector3D y, Vector3D z) => new(x.X, y.X, z.X, x.Y, y.Y, z.Y, x.Z, y.Z, z.Z);

    /// <summary>Returns the rotation nearest to a matrix that is one but for rounding (the orthogonal factor of the polar decomposition).</summary>
    /// <remarks>Computed by Newton's iteration (Higham, 1986), which converges quadratically.</remarks>
    /// <param name="nearly">The matrix, each element within 0.05 of a rotation's.</param>
    /// <returns>The rotation.</returns>
    /// <exception cref="ArgumentException"><paramref name="nearly"/> is left-handed, not finite, or more than 0.05 from every rotation.</exception>
    public static RotationMatrix Orthonormalize(RotationMatrix nearly)
    {
        var determinant = nearly.Determinant;
        if (!double.IsFinite(determinant))
            throw new ArgumentException("A rotation matrix must hold finite numbers only.", nameof(nearly));
        if (determinant < 0)
        {
            var found = FormattableString.Invariant($"A rotation matrix must be right-handed, but its determinant is {determinant}. Flip one axis.");
            throw new ArgumentException(found, nameof(nearly));
        }

        var rotation = nearly;
        for (var i = 0; i < 20 && rotation.Determinant > 0 && !rotation.IsRotation(1e-15); i++)
            rotation = rotation.AverageWithInverseTranspose();

        var deviation = rotation.MaxDifference(nearly);
        return rotation.IsRotation(1e-14) && deviation <= MaxDeviation
            ? rotation
            : throw new ArgumentException("The matrix is no rotation: its elements must lie within 0.05 of one's.", nameof(nearly));
    }

    /// <summary>Returns the transposed matrix, which is the inverse rotation.</summary>
    /// <returns>The transposed matrix.</returns>
    public RotationMatrix Transpose() => new(M00, M10, M20, M01, M11, M21, M02, M12, M22);

    /// <summary>Rotates a vector.</summary>
    /// <param name="vector">The vector.</param>
    /// <returns>The matrix times the vector.</returns>
    public Vector3D Transform(Vector3D vector) => new(
        M00 * vector.X + M01 * vector.Y + M02 * vector.Z,
        M10 * vector.X + M11 * vector.Y + M12 * vector.Z,
        M20 * vector.X + M21 * vector.Y + M22 * vector.Z);

    /// <summary>Says whether the columns are orthonormal to the tolerance and right-handed; false where a number is not finite.</summary>
    internal bool IsRotation(double tolerance)
    {
        var gram = Transpose() * this;
        return gram.MaxDifference(Identity) <= tolerance && Determinant > 0;
    }

    private Vector3D Column(int index) => index switch
    {
        0 => new(M00, M10, M20),
        1 => new(M01, M11, M21),
        _ => new(M02, M12, M22),
    };

    private double MaxDifference(RotationMatrix other) => MaxAbs(
        MaxAbs(M00 - other.M00, M01 - other.M01, M02 - other.M02),
        MaxAbs(M10 - other.M10, M11 - other.M11, M12 - other.M12),
        MaxAbs(M20 - other.M20, M21 - other.M21, M22 - other.M22));

    private static double MaxAbs(double a, double b, double c) => Math.Max(Math.Abs(a), Math.Max(Math.Abs(b), Math.Abs(c)));

    private RotationMatrix AverageWithInverseTranspose()
    {
        // The inverse transpose is the matrix of cofactors over the determinant; cofactor columns are cross products of the columns.
        var (x, y, z) = (Column(0), Column(1), Column(2));
        var factor = 1 / Determinant;
        return FromColumns((x + y.Cross(z) * factor) / 2, (y + z.Cross(x) * factor) / 2, (z + x.Cross(y) * factor) / 2);
    }
}
