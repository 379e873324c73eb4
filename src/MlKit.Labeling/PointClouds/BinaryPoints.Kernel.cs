using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MlKit.Labeling.PointClouds;

/// <content>From doubles to floats, each rounded to the nearest as a cast does. Every width gives the bits of the scalar line: the processor's conversion is the same one.</content>
internal static partial class BinaryPoints
{
    /// <summary>Effectively computes <c>destination[i] = (float)source[i]</c>.</summary>
    internal static void Narrow(ReadOnlySpan<double> source, Span<float> destination)
    {
        var done = Vector512.IsHardwareAccelerated ? NarrowVector512(source, destination)
            : Vector256.IsHardwareAccelerated ? NarrowVector256(source, destination)
            : Vector128.IsHardwareAccelerated ? NarrowVector128(source, destination)
            : 0;
        NarrowScalar(source[done..], destination[done..]);
    }

    /// <summary>Effectively computes rows of four: <c>(float)x, (float)y, (float)z, (float)intensity</c>.</summary>
    internal static void PackRows(ReadOnlySpan<double> points, ReadOnlySpan<double> intensity, Span<float> destination)
    {
        var done = Vector256.IsHardwareAccelerated ? PackRowsVector256(points, intensity, destination)
            : Vector128.IsHardwareAccelerated ? PackRowsVector128(points, intensity, destination)
            : 0;
        PackRowsScalar(points[(3 * done)..], intensity[done..], destination[(4 * done)..]);
    }

    internal static void NarrowScalar(ReadOnlySpan<double> source, Span<float> destination)
    {
        destination = destination[..source.Length];
        for (var i = 0; i < source.Length; i++)
            destination[i] = (float)source[i];
    }

    /// <summary>Returns how many it has done: all but fewer than one vector of floats.</summary>
    internal static int NarrowVector128(ReadOnlySpan<double> source, Span<float> destination)
    {
        ref var from = ref MemoryMarshal.GetReference(source);
        ref var to = ref MemoryMarshal.GetReference(destination[..source.Length]);
        var i = 0;
        for (; i + Vector128<float>.Count <= source.Length; i += Vector128<float>.Count)
            Vector128.Narrow(Vector128.LoadUnsafe(ref from, (nuint)i), Vector128.LoadUnsafe(ref from, (nuint)(i + Vector128<double>.Count))).StoreUnsafe(ref to, (nuint)i);
        return i;
    }

    internal static int NarrowVector256(ReadOnlySpan<double> source, Span<float> destination)
    {
        ref var from = ref MemoryMarshal.GetReference(source);
        ref var to = ref MemoryMarshal.GetReference(destination[..source.Length]);
        var i = 0;
        for (; i + Vector256<float>.Count <= source.Length; i += Vector256<float>.Count)
            Vector256.Narrow(Vector256.LoadUnsafe(ref from, (nuint)i), Vector256.LoadUnsafe(ref from, (nuint)(i + Vector256<double>.Count))).StoreUnsafe(ref to, (nuint)i);
        return i;
    }

    internal static int NarrowVector512(ReadOnlySpan<double> source, Span<float> destination)
    {
        ref var from = ref MemoryMarshal.GetReference(source);
        ref var to = ref MemoryMarshal.GetReference(destination[..source.Length]);
        var i = 0;
        for (; i + Vector512<float>.Count <= source.Length; i += Vector512<float>.Count)
            Vector512.Narrow(Vector512.LoadUnsafe(ref from, (nuint)i), Vector512.LoadUnsafe(ref from, (nuint)(i + Vector512<double>.Count))).StoreUnsafe(ref to, (nuint)i);
        return i;
    }

    internal static void PackRowsScalar(ReadOnlySpan<double> points, ReadOnlySpan<double> intensity, Span<float> destination)
    {
        for (var i = 0; i < intensity.Length; i++)
        {
            var row = destination.Slice(4 * i, 4);
            NarrowScalar(points.Slice(3 * i, 3), row);
            row[3] = (float)intensity[i];
        }
    }

    /// <summary>Returns how many points it has done: all.</summary>
    internal static int PackRowsVector128(ReadOnlySpan<double> points, ReadOnlySpan<double> intensity, Span<float> destination)
    {
        ref var from = ref MemoryMarshal.GetReference(points[..(3 * intensity.Length)]);
        ref var to = ref MemoryMarshal.GetReference(destination[..(4 * intensity.Length)]);
        for (var i = 0; i < intensity.Length; i++)
        {
            var zi = Vector128.Create(points[(3 * i) + 2], intensity[i]);
            Vector128.Narrow(Vector128.LoadUnsafe(ref from, (nuint)(3 * i)), zi).StoreUnsafe(ref to, (nuint)(4 * i));
        }

        return intensity.Length;
    }

    /// <summary>Returns how many points it has done: all but the last one to three.</summary>
    internal static int PackRowsVector256(ReadOnlySpan<double> points, ReadOnlySpan<double> intensity, Span<float> destination)
    {
        // Four doubles from a point's x on are x, y, z and the x of the next point, whose place the intensity takes: so there must be a next one.
        ref var from = ref MemoryMarshal.GetReference(points[..(3 * intensity.Length)]);
        ref var to = ref MemoryMarshal.GetReference(destination[..(4 * intensity.Length)]);
        var fourth = Vector256.Create(0L, 0, 0, -1).AsDouble();
        var i = 0;
        for (; i + 2 < intensity.Length; i += 2)
        {
            var one = Vector256.ConditionalSelect(fourth, Vector256.Create(intensity[i]), Vector256.LoadUnsafe(ref from, (nuint)(3 * i)));
            var two = Vector256.ConditionalSelect(fourth, Vector256.Create(intensity[i + 1]), Vector256.LoadUnsafe(ref from, (nuint)(3 * (i + 1))));
            Vector256.Narrow(one, two).StoreUnsafe(ref to, (nuint)(4 * i));
        }

        return i;
    }
}
