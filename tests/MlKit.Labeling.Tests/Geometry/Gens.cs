using CsCheck;
using MlKit.Labeling.Geometry;

namespace MlKit.Labeling.Tests.Geometry;

/// <summary>Random geometry.</summary>
internal static class Gens
{
    public static readonly Gen<Vector3D> Vectors = Gen.Select(Gen.Double[-100, 100], Gen.Double[-100, 100], Gen.Double[-100, 100], (x, y, z) => new Vector3D(x, y, z));

    public static readonly Gen<Vector3D> Directions = Vectors.Where(v => v.Length > 1e-3).Select(v => v.Normalize());

    public static readonly Gen<QuaternionD> Rotations = Gen
        .Select(Gen.Double[-1, 1], Gen.Double[-1, 1], Gen.Double[-1, 1], Gen.Double[-1, 1], (w, x, y, z) => new QuaternionD(w, x, y, z))
        .Where(q => q.Length > 1e-3)
        .Select(q => q.Normalize());

    public static readonly Gen<RigidTransform> Transforms = Gen.Select(Rotations, Vectors, (q, t) => new RigidTransform(q.ToRotationMatrix(), t));
}
