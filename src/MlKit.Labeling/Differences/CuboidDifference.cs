using MlKit.Labeling.Annotations;
using MlKit.Labeling.Geometry;

namespace MlKit.Labeling.Differences;

/// <summary>Represents what became of one cuboid of a frame.</summary>
/// <param name="Change">What became of it.</param>
/// <param name="Before">The cuboid before; null for an added one.</param>
/// <param name="After">The cuboid after; null for a removed one.</param>
/// <param name="IntersectionOverUnion">The volume both share over the volume they fill together, in [0, 1]; 0 for an added or removed one.</param>
public sealed record CuboidDifference(LabelChange Change, CuboidAnnotation? Before, CuboidAnnotation? After, double IntersectionOverUnion)
{
    /// <summary>Gets how far the centre moved in m; 0 for an added or removed cuboid.</summary>
    public double CenterDistance => Before is null || After is null ? 0 : (After.Cuboid.Center - Before.Cuboid.Center).Length;

    /// <summary>Gets by how much it was turned in rad, about whatever axis, in [0, pi]; 0 for an added or removed cuboid.</summary>
    public double Turn => Before is null || After is null
        ? 0
        : (QuaternionD.FromYawPitchRoll(Before.Cuboid.Rotation).Conjugate() * QuaternionD.FromYawPitchRoll(After.Cuboid.Rotation)).ToAxisAngle().Angle;

    /// <summary>Gets the cuboid after, or before where it was removed.</summary>
    internal CuboidAnnotation Latest => After ?? Before!;
}
