using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlKit.Labeling.Cameras;

internal static partial class LensPositions
{
    private static int BrownConradyVector512(BrownConradyCamera camera, ReadOnlySpan<double> xs, double y, Span<ulong> positions)
    {
        var (k1, k2, k3) = (Vector512.Create(camera.K1), Vector512.Create(camera.K2), Vector512.Create(camera.K3));
        var (p1, p2) = (Vector512.Create(camera.P1), Vector512.Create(camera.P2));
        var (yv, y2, one) = (Vector512.Create(y), Vector512.Create(y * y), Vector512<double>.One);
        var i = 0;
        for (; i <= xs.Length - 8; i += 8)
        {
            var x = Vector512.Create(xs[i..]);
            var (x2, xy2) = (x * x, 2 * x * yv);
            var s = x2 + y2;
            var scale = one + ((k3 * s + k2) * s + k1) * s;
            var column = Place(x * scale + p1 * xy2 + p2 * (s + 2 * x2), camera.Fx, camera.Cx);
            var row = Place(yv * scale + p1 * (s + 2 * y2) + p2 * xy2, camera.Fy, camera.Cy);
            Join(column, camera.Width, row, camera.Height).CopyTo(positions[i..]);
        }

        return i;
    }

    private static int BrownConradyVector256(BrownConradyCamera camera, ReadOnlySpan<double> xs, double y, Span<ulong> positions)
    {
        var (k1, k2, k3) = (Vector256.Create(camera.K1), Vector256.Create(camera.K2), Vector256.Create(camera.K3));
        var (p1, p2) = (Vector256.Create(camera.P1), Vector256.Create(camera.P2));
        var (yv, y2, one) = (Vector256.Create(y), Vector256.Create(y * y), Vector256<double>.One);
        var i = 0;
        for (; i <= xs.Length - 4; i += 4)
        {
            var x = Vector256.Create(xs[i..]);
            var (x2, xy2) = (x * x, 2 * x * yv);
            var s = x2 + y2;
            var scale = one + ((k3 * s + k2) * s + k1) * s;
            var column = Place(x * scale + p1 * xy2 + p2 * (s + 2 * x2), camera.Fx, camera.Cx);
            var row = Place(yv * scale + p1 * (s + 2 * y2) + p2 * xy2, camera.Fy, camera.Cy);
            Join(column, camera.Width, row, camera.Height).CopyTo(positions[i..]);
        }

        return i;
    }

    private static int BrownConradyVector128(BrownConradyCamera camera, ReadOnlySpan<double> xs, double y, Span<ulong> positions)
    {
        var (k1, k2, k3) = (Vector128.Create(camera.K1), Vector128.Create(camera.K2), Vector128.Create(camera.K3));
        var (p1, p2) = (Vector128.Create(camera.P1), Vector128.Create(camera.P2));
        var (yv, y2, one) = (Vector128.Create(y), Vector128.Create(y * y), Vector128<double>.One);
        var i = 0;
        for (; i <= xs.Length - 2; i += 2)
        {
            var x = Vector128.Create(xs[i..]);
            var (x2, xy2) = (x * x, 2 * x * yv);
            var s = x2 + y2;
            var scale = one + ((k3 * s + k2) * s + k1) * s;
            var column = Place(x * scale + p1 * xy2 + p2 * (s + 2 * x2), camera.Fx, camera.Cx);
            var row = Place(yv * scale + p1 * (s + 2 * y2) + p2 * xy2, camera.Fy, camera.Cy);
            Join(column, camera.Width, row, camera.Height).CopyTo(positions[i..]);
        }

        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Place(Vector512<double> plane, double focal, double centre) =>
        (Vector512.Create(focal) * plane + Vector512.Create(centre)) * One;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Join(Vector512<double> column, int width, Vector512<double> row, int height) =>
        (ToFixed(column, width) & Vector512.Create((ulong)uint.MaxValue)) | (ToFixed(row, height) << 32);

    // The ends of the range are whole numbers, so it is the same whether rounding or the limits come first. NaN becomes the lower end.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> ToFixed(Vector512<double> scaled, int size)
    {
        var (lower, upper) = (Vector512.Create(-One), Vector512.Create(size * One));
        var limited = Vector512.ConditionalSelect(Vector512.GreaterThan(scaled, lower), Vector512.MinNative(scaled, upper), lower);
        return (limited + Vector512.Create(Rounder)).AsUInt64();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Place(Vector256<double> plane, double focal, double centre) =>
        (Vector256.Create(focal) * plane + Vector256.Create(centre)) * One;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Join(Vector256<double> column, int width, Vector256<double> row, int height) =>
        (ToFixed(column, width) & Vector256.Create((ulong)uint.MaxValue)) | (ToFixed(row, height) << 32);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> ToFixed(Vector256<double> scaled, int size)
    {
        var (lower, upper) = (Vector256.Create(-One), Vector256.Create(size * One));
        var limited = Vector256.ConditionalSelect(Vector256.GreaterThan(scaled, lower), Vector256.MinNative(scaled, upper), lower);
        return (limited + Vector256.Create(Rounder)).AsUInt64();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Place(Vector128<double> plane, double focal, double centre) =>
        (Vector128.Create(focal) * plane + Vector128.Create(centre)) * One;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> Join(Vector128<double> column, int width, Vector128<double> row, int height) =>
        (ToFixed(column, width) & Vector128.Create((ulong)uint.MaxValue)) | (ToFixed(row, height) << 32);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> ToFixed(Vector128<double> scaled, int size)
    {
        var (lower, upper) = (Vector128.Create(-One), Vector128.Create(size * One));
        var limited = Vector128.ConditionalSelect(Vector128.GreaterThan(scaled, lower), Vector128.MinNative(scaled, upper), lower);
        return (limited + Vector128.Create(Rounder)).AsUInt64();
    }
}
