using MlKit.Labeling.Geometry;

namespace MlKit.Labeling.Cameras;

/// <summary>The numbers of a rigid transform and a camera in single precision, for the kernels.</summary>
internal sealed class FloatProjection
{
    public readonly float M00, M01, M02, Tx;
    public readonly float M10, M11, M12, Ty;
    public readonly float M20, M21, M22, Tz;
    public readonly float Fx, Fy, Cx, Cy;
    public readonly float K1, K2, K3, K4, P1, P2, Limit;
    public readonly bool IsDistorted;

    public FloatProjection(RigidTransform toOptical, CameraModel camera)
    {
        var (m, t, lens) = (toOptical.Rotation, toOptical.Translation, camera.Lens);
        (M00, M01, M02, Tx) = ((float)m.M00, (float)m.M01, (float)m.M02, (float)t.X);
        (M10, M11, M12, Ty) = ((float)m.M10, (float)m.M11, (float)m.M12, (float)t.Y);
        (M20, M21, M22, Tz) = ((float)m.M20, (float)m.M21, (float)m.M22, (float)t.Z);
        (Fx, Fy, Cx, Cy) = ((float)camera.Fx, (float)camera.Fy, (float)camera.Cx, (float)camera.Cy);
        (K1, K2, K3, K4) = ((float)lens.K1, (float)lens.K2, (float)lens.K3, (float)lens.K4);
        (P1, P2, Limit, IsDistorted) = ((float)lens.P1, (float)lens.P2, (float)lens.Limit, lens.IsDistorted);
    }
}
