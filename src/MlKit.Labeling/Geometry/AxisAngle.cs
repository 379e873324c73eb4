namespace MlKit.Labeling.Geometry;

/// <summary>Represents a rotation about an axis, counterclockwise for someone the axis points at.</summary>
/// <param name="Axis">The axis; it need not have length 1.</param>
/// <param name="Angle">The angle in rad.</param>
public readonly record struct AxisAngle(Vector3D Axis, double Angle);
