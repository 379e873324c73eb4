namespace MlKit.Labeling.Geometry;

/// <summary>Represents a rotation as yaw about z, then pitch about the new y, then roll about the newest x (intrinsic z-y'-x'', ISO 8855).</summary>
/// <param name="Yaw">The angle about z in rad.</param>
/// <param name="Pitch">The angle about the new y in rad; positive turns x down where z is up.</param>
/// <param name="Roll">The angle about the newest x in rad.</param>
public readonly record struct YawPitchRoll(double Yaw, double Pitch, double Roll)
{
    /// <summary>Returns the equal angle in (-pi, pi].</summary>
    /// <param name="angle">The angle in rad.</param>
    /// <returns>The angle less a whole number of turns; NaN if <paramref name="angle"/> is not finite.</returns>
    public static double WrapAngle(double angle)
    {
        var wrapped = Math.IEEERemainder(angle, 2 * Math.PI);
        return wrapped <= -Math.PI ? Math.PI : wrapped;
    }
}
