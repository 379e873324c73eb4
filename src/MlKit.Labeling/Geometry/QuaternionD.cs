namespace MlKit.Labeling.Geometry;

/// <summary>Represents a rotation as a quaternion w + xi + yj + zk (Hamilton product, scalar first) in double precision.</summary>
/// <remarks>
/// q and -q are the same rotation but not equal records; compare rotations by the absolute <see cref="Dot"/>. Members that use the rotation accept
/// any length and normalise first, so <c>default</c> (all zero) is rejected where a rotation is needed.
/// </remarks>
/// <param name="W">The scalar part, cos(angle / 2).</param>
/// <param name="X">The x part of axis * sin(angle / 2).</param>
/// <param name="Y">The y part of axis * sin(angle / 2).</param>
/// <param name="Z">The z part of axis * sin(angle / 2).</param>
public readonly record struct QuaternionD(double W, double X, double Y, double Z)
{
    /// <summary>Gets the rotation that changes nothing: 1, 0, 0, 0.</summary>
    public static QuaternionD Identity => new(1, 0, 0, 0);

    /// <summary>Gets the Euclidean length of the four numbers; 1 for a rotation.</summary>
    public double Length => Math.Sqrt(Dot(this));

    /// <summary>Multiplies two quaternions; as rotations, <paramref name="right"/> is applied first.</summary>
    /// <param name="left">The rotation that is applied second.</param>
    /// <param name="right">The rotation that is applied first.</param>
    /// <returns>The Hamilton product.</returns>
    public static QuaternionD operator *(QuaternionD left, QuaternionD right) => new(
        left.W * right.W - left.X * right.X - left.Y * right.Y - left.Z * right.Z,
        left.W * right.X + left.X * right.W + left.Y * right.Z - left.Z * right.Y,
        left.W * right.Y - left.X * right.Z + left.Y * right.W + left.Z * right.X,
        left.W * right.Z + left.X * right.Y - left.Y * right.X + left.Z * right.W);

    /// <summary>Negates all four numbers; the rotation stays the same.</summary>
    /// <param name="quaternion">The quaternion.</param>
    /// <returns>The other quaternion of the same rotation.</returns>
    public static QuaternionD operator -(QuaternionD quaternion) => new(-quaternion.W, -quaternion.X, -quaternion.Y, -quaternion.Z);

    /// <summary>Converts an axis and an angle.</summary>
    /// <param name="axisAngle">The axis (any length of 1e-10 or more) and the angle in rad.</param>
    /// <returns>The quaternion; the identity for a zero axis with angle 0.</returns>
    /// <exception cref="ArgumentException">The angle is not finite, or the axis has no direction although the angle is not 0.</exception>
    public static QuaternionD FromAxisAngle(AxisAngle axisAngle)
    {
        if (!double.IsFinite(axisAngle.Angle))
        {
            var found = FormattableString.Invariant($"The angle of a rotation must be finite, but was {axisAngle.Angle}.");
            throw new ArgumentException(found, nameof(axisAngle));
        }

        if (axisAngle.Angle == 0 && axisAngle.Axis == Vector3D.Zero)
            return Identity;

        var length = axisAngle.Axis.Length;
        if (length is not (>= Vector3D.MinLength and < double.PositiveInfinity))
        {
            var found = FormattableString.Invariant($"The axis of a rotation by {axisAngle.Angle} rad needs a finite length of 1e-10 or more, but has {length}.");
            throw new ArgumentException(found, nameof(axisAngle));
        }

        var (sin, cos) = Math.SinCos(axisAngle.Angle / 2);
        var v = axisAngle.Axis / length * sin;
        return new(cos, v.X, v.Y, v.Z);
    }

    /// <summary>Converts a rotation matrix by the largest of the four components, which stays exact near half a turn (Shepperd, 1978).</summary>
    /// <param name="matrix">The rotation; where it is not orthonormal to 1e-12 the nearest rotation is taken.</param>
    /// <returns>The unit quaternion whose largest component is positive.</returns>
    /// <exception cref="ArgumentException"><paramref name="matrix"/> is left-handed, too far from a rotation or not finite.</exception>
    public static QuaternionD FromRotationMatrix(RotationMatrix matrix)
    {
        var m = matrix.IsRotation(1e-12) ? matrix : RotationMatrix.Orthonormalize(matrix);
        var trace = m.M00 + m.M11 + m.M22;
        if (trace >= m.M00 && trace >= m.M11 && trace >= m.M22)
        {
            var s = 2 * Math.Sqrt(1 + trace);
            return new(s / 4, (m.M21 - m.M12) / s, (m.M02 - m.M20) / s, (m.M10 - m.M01) / s);
        }

        if (m.M00 >= m.M11 && m.M00 >= m.M22)
        {
            var s = 2 * Math.Sqrt(1 + m.M00 - m.M11 - m.M22);
            return new((m.M21 - m.M12) / s, s / 4, (m.M01 + m.M10) / s, (m.M02 + m.M20) / s);
        }

        if (m.M11 >= m.M22)
        {
            var s = 2 * Math.Sqrt(1 + m.M11 - m.M00 - m.M22);
            return new((m.M02 - m.M20) / s, (m.M01 + m.M10) / s, s / 4, (m.M12 + m.M21) / s);
        }

        var last = 2 * Math.Sqrt(1 + m.M22 - m.M00 - m.M11);
        return new((m.M10 - m.M01) / last, (m.M02 + m.M20) / last, (m.M12 + m.M21) / last, last / 4);
    }

    /// <summary>Converts yaw, pitch and roll: about z, then the new y, then the newest x.</summary>
    /// <param name="angles">The angles in rad.</param>
    /// <returns>The unit quaternion.</returns>
    /// <exception cref="ArgumentException">An angle is not finite.</exception>
    public static QuaternionD FromYawPitchRoll(YawPitchRoll angles) =>
        FromAxisAngle(new(Vector3D.UnitZ, angles.Yaw))
        * FromAxisAngle(new(Vector3D.UnitY, angles.Pitch))
        * FromAxisAngle(new(Vector3D.UnitX, angles.Roll));

    /// <summary>Returns the scalar product of the four numbers; its absolute value is 1 for unit quaternions of the same rotation.</summary>
    /// <param name="other">The other quaternion.</param>
    /// <returns>The sum of the products.</returns>
    public double Dot(QuaternionD other) => W * other.W + X * other.X + Y * other.Y + Z * other.Z;

    /// <summary>Returns the quaternion of length 1 with the same direction.</summary>
    /// <returns>The unit quaternion.</returns>
    /// <exception cref="ArgumentException">The length is below 1e-10 or not a finite number.</exception>
    public QuaternionD Normalize()
    {
        var length = Length;
        return length is >= Vector3D.MinLength and < double.PositiveInfinity
            ? new(W / length, X / length, Y / length, Z / length)
            : throw new ArgumentException(FormattableString.Invariant(
                $"A quaternion of length {length} is no rotation; the length must be finite and at least 1e-10."));
    }

    /// <summary>Returns w - xi - yj - zk, the inverse rotation of a unit quaternion.</summary>
    /// <returns>The conjugate.</returns>
    public QuaternionD Conjugate() => new(W, -X, -Y, -Z);

    /// <summary>Rotates a vector.</summary>
    /// <param name="vector">The vector.</param>
    /// <returns>The rotated vector, of the same length.</returns>
    /// <exception cref="ArgumentException">The quaternion's length is below 1e-10 or not a finite number.</exception>
    public Vector3D Rotate(Vector3D vector)
    {
        var q = Normalize();
        var axis = new Vector3D(q.X, q.Y, q.Z);
        var t = 2 * axis.Cross(vector);
        return vector + q.W * t + axis.Cross(t);
    }

    /// <summary>Converts to an axis and an angle.</summary>
    /// <returns>A unit axis and an angle in [0, pi]; the identity gives the axis (1, 0, 0) and the angle 0.</returns>
    /// <exception cref="ArgumentException">The quaternion's length is below 1e-10 or not a finite number.</exception>
    public AxisAngle ToAxisAngle()
    {
        var q = Normalize();
        if (q.W < 0)
            q = -q;
        var v = new Vector3D(q.X, q.Y, q.Z);
        var sin = v.Length;
        return sin == 0 ? new(Vector3D.UnitX, 0) : new(v / sin, 2 * Math.Atan2(sin, q.W));
    }

    /// <summary>Converts to a rotation matrix.</summary>
    /// <returns>The matrix that rotates as this quaternion does.</returns>
    /// <exception cref="ArgumentException">The quaternion's length is below 1e-10 or not a finite number.</exception>
    public RotationMatrix ToRotationMatrix()
    {
        var (w, x, y, z) = Normalize();
        return new(
            1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y),
            2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x),
            2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y));
    }

    /// <summary>Converts to yaw, pitch and roll: about z, then the new y, then the newest x.</summary>
    /// <returns>Yaw and roll in (-pi, pi], pitch in [-pi/2, pi/2]; at gimbal lock (pitch +-pi/2) the roll is 0.</returns>
    /// <exception cref="ArgumentException">The quaternion's length is below 1e-10 or not a finite number.</exception>
    public YawPitchRoll ToYawPitchRoll()
    {
        var m = ToRotationMatrix();
        var cosPitch = Math.Sqrt(m.M00 * m.M00 + m.M10 * m.M10);
        var pitch = Math.Atan2(-m.M20, cosPitch);
        if (cosPitch < 2e-15)
            return new(YawPitchRoll.WrapAngle(Math.Atan2(-m.M01, m.M11)), pitch, 0);

        // Roll is read from the matrix with the yaw taken out: near gimbal lock an error of the yaw is then made good by the roll.
        var yaw = Math.Atan2(m.M10, m.M00);
        var (sin, cos) = Math.SinCos(yaw);
        var roll = Math.Atan2(sin * m.M02 - cos * m.M12, cos * m.M11 - sin * m.M01);
        return new(YawPitchRoll.WrapAngle(yaw), pitch, YawPitchRoll.WrapAngle(roll));
    }
}
