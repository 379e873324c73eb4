using CsCheck;
using MlKit.Labeling.Geometry;

namespace MlKit.Labeling.Tests.Geometry;

/// <summary>Random geometry.</summary>
internal static class Gens
{
    public static readonly Gen<Vector3D> Vectors = Gen.Double[-100, 100].Array[3].Select(a => new Vector3D(a[0], a[1], a[2]));

    public static readonly Gen<Vector3D> Directions = Vectors.Where(v => v.Length > 1e-3).Select(v => v.Normalize());

    public static readonly Gen<QuaternionD> Rotations = Gen
        .Select(Gen.Double[-1, 1], Gen.Double[-1, 1], Gen.Double[-1, 1], Gen.Double[-1, 1], (w, x, y, z) => new QuaternionD(w, x, y, z))
        .Where(q => q.Length > 1e-3)
        .Select(q => q.Normalize());

    public static readonly Gen<RigidTransform> Transforms = Gen.Select(Rotations, Vectors, (q, t) => new RigidTransform(q.ToRotationMatrix(), t));
}
