using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MlKit.Labeling.Geometry;

public readonly partial record struct RigidTransform
{
    /// <summary>The twin of the vector kernels; their results are the same bytes: same operations, same order, none fused.</summary>
    internal void TransformScalar(ReadOnlySpan<double> points, Span<double> result)
    {
        for (var i = 0; i < points.Length; i += 3)
        {
            var p = Transform(new Vector3D(points[i], points[i + 1], points[i + 2]));
            (result[i], result[i + 1], result[i + 2]) = (p.X, p.Y, p.Z);
        }
    }

    // 2 points are x0 y0 | z0 x1 | y1 z1. All of a block is read before any of it is written, as the result may be the memory of the points.
    internal void Transform128(ReadOnlySpan<double> points, Span<double> result)
    {
        var (m, t) = (Rotation, Translation);
        var (ax, ay, az, at) = (Vector128.Create(m.M00, m.M10), Vector128.Create(m.M01, m.M11), Vector128.Create(m.M02, m.M12), Vector128.Create(t.X, t.Y));
        var (bx, by, bz, bt) = (Vector128.Create(m.M20, m.M00), Vector128.Create(m.M21, m.M01), Vector128.Create(m.M22, m.M02), Vector128.Create(t.Z, t.X));
        var (cx, cy, cz, ct) = (Vector128.Create(m.M10, m.M20), Vector128.Create(m.M11, m.M21), Vector128.Create(m.M12, m.M22), Vector128.Create(t.Y, t.Z));
        var i = 0;
        for (; i <= points.Length - 6; i += 6)
        {
            var p = points.Slice(i, 6);
            var a = ax * p[0] + ay * p[1] + az * p[2] + at;
            var b = bx * Vector128.Create(p[0], p[3]) + by * Vector128.Create(p[1], p[4]) + bz * Vector128.Create(p[2], p[5]) + bt;
            var c = cx * p[3] + cy * p[4] + cz * p[5] + ct;
            var q = result.Slice(i, 6);
            a.CopyTo(q);
            b.CopyTo(q[2..]);
            c.CopyTo(q[4..]);
        }

        TransformScalar(points[i..], result[i..]);
    }

    // 4 points are x0 y0 z0 x1 | y1 z1 x2 y2 | z2 x3 y3 z3. The coordinates a third needs lie 3 apart, so one load of 4 holds both its x,
    // the load one further both its y, and the next both its z.
    internal void Transform256(ReadOnlySpan<double> points, Span<double> result)
    {
        var (m, t) = (Rotation, Translation);
        var (ax, bx, cx) = Thirds(m.M00, m.M10, m.M20);
        var (ay, by, cy) = Thirds(m.M01, m.M11, m.M21);
        var (az, bz, cz) = Thirds(m.M02, m.M12, m.M22);
        var (at, bt, ct) = Thirds(t.X, t.Y, t.Z);
        ref var p = ref MemoryMarshal.GetReference(points);
        ref var q = ref MemoryMarshal.GetReference(result);
        var i = 0;
        for (; i <= points.Length - 12; i += 12)
        {
            ref var block = ref Unsafe.Add(ref p, i);
            var (first, middle, last) = (Vector256.Create(0L, 0, 0, 3), Vector256.Create(0L, 0, 3, 3), Vector256.Create(0L, 3, 3, 3));
            var a = ax * Spread(ref block, 0, first) + ay * Spread(ref block, 1, first) + az * Spread(ref block, 2, first) + at;
            var b = bx * Spread(ref block, 3, middle) + by * Spread(ref block, 4, middle) + bz * Spread(ref block, 5, middle) + bt;
            var c = cx * Spread(ref block, 6, last) + cy * Spread(ref block, 7, last) + cz * Spread(ref block, 8, last) + ct;
            a.StoreUnsafe(ref q, (nuint)i);
            b.StoreUnsafe(ref q, (nuint)i + 4);
            c.StoreUnsafe(ref q, (nuint)i + 8);
        }

        TransformScalar(points[i..], result[i..]);
    }

    private static (Vector256<double> A, Vector256<double> B, Vector256<double> C) Thirds(double x, double y, double z) =>
        (Vector256.Create(x, y, z, x), Vector256.Create(y, z, x, y), Vector256.Create(z, x, y, z));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Spread(ref double block, nuint offset, Vector256<long> lanes) =>
        Vector256.Shuffle(Vector256.LoadUnsafe(ref block, offset), lanes);
}
