using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using MlKit.Labeling.Imaging;

namespace MlKit.Labeling.Cameras;

internal sealed partial class RemapTable
{
    private const int WeightBits = 2 * FractionBits;
    private const int HalfWeight = 1 << (WeightBits - 1);

    // It makes undistorting 1920x1208x3 twice as fast; two to six rows are alike.
    private const int RowsAhead = 4;

    // So many pixels at a time pass from one step of a kernel to the next through the stack.
    private const int Chunk = 256;

    // The kernels take the bytes of a loaded number from its lowest end on.
    private static int WidestVector() =>
        !BitConverter.IsLittleEndian || !Vector128.IsHardwareAccelerated ? 0
        : Avx512BW.IsSupported && Vector512.IsHardwareAccelerated ? 512
        : Avx2.IsSupported ? 256
        : 128;

    private static void Bilinear(PixelImage source, RemapRun run, ReadOnlySpan<uint> positions, Span<byte> result, int vectorBits)
    {
        if (run.Kind != RemapRunKind.Inside || run.Length < 4 || vectorBits == 0)
        {
            BilinearScalar(source, run, positions, result);
            return;
        }

        var (stride, origin) = Locate(source, run);
        ref var pixels = ref MemoryMarshal.GetReference(source.Pixels);
        ref var place = ref MemoryMarshal.GetReference(positions);
        ref var target = ref MemoryMarshal.GetReference(result);
        if (source.Channels == 1)
            Bilinear1(ref pixels, stride, origin, ref place, ref target, run.Length, vectorBits);
        else if (vectorBits >= 256 && run.Length >= 8)
            Bilinear3Avx2(ref pixels, stride, origin, ref place, ref target, run.Length);
        else
            Bilinear3Vector128(ref pixels, stride, origin, ref place, ref target, run.Length);
    }

    // The origin, where a stored position of 0 lies, may be before the first byte, so it is a number to add, not a reference.
    private static (int Stride, int Origin) Locate(PixelImage source, RemapRun run)
    {
        var stride = source.Width * source.Channels;
        return (stride, (run.Y >> FractionBits) * stride + (run.X >> FractionBits) * source.Channels);
    }

    // Where the pixel left above of each position begins, after adding half a pixel or nothing.
    private static void ToOffsets(ref uint positions, uint half, (int Channels, int Stride, int Origin) source, Span<int> offsets)
    {
        ref var first = ref MemoryMarshal.GetReference(offsets);
        var lowWord = new Vector<uint>(ushort.MaxValue);
        var i = 0;
        for (; i <= offsets.Length - Vector<int>.Count; i += Vector<int>.Count)
        {
            var p = Vector.LoadUnsafe(ref positions, (nuint)i);
            var x = Vector.AsVectorInt32(((p & lowWord) + new Vector<uint>(half)) >> FractionBits);
            var y = Vector.AsVectorInt32(((p >> 16) + new Vector<uint>(half)) >> FractionBits);
            (x * source.Channels + y * source.Stride + new Vector<int>(source.Origin)).StoreUnsafe(ref first, (nuint)i);
        }

        for (; i < offsets.Length; i++)
        {
            var p = Unsafe.Add(ref positions, i);
            var (x, y) = ((int)((p & ushort.MaxValue) + half) >> FractionBits, (int)((p >> 16) + half) >> FractionBits);
            offsets[i] = x * source.Channels + y * source.Stride + source.Origin;
        }
    }

    // A row of the destination bends across rows of the source, which the processor's own prefetching does not follow. A hint may name any address.
    private static unsafe void Prefetch(ref byte source, int offset)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0((byte*)Unsafe.AsPointer(ref source) + offset);
    }

    // Once per cache line of 64 bytes, or nearly.
    private static void PrefetchRows(ref byte source, int channels, int stride, ReadOnlySpan<int> offsets)
    {
        for (var i = 0; i < offsets.Length; i += channels == 1 ? 32 : 16)
            Prefetch(ref source, offsets[i] + RowsAhead * stride);
    }

    // The four weights are products (32 - fx)(32 - fy) ... of 1/1024; blending rows and columns one after the other gives the same integer.
    private static void BilinearScalar(PixelImage source, RemapRun run, ReadOnlySpan<uint> positions, Span<byte> result)
    {
        var channels = source.Channels;
        for (int i = 0, o = 0; i < positions.Length; i++, o += channels)
        {
            var (px, py) = run.Unpack(positions[i]);
            var (x, y) = (px >> FractionBits, py >> FractionBits);
            var (fx, fy) = (px & (One - 1), py & (One - 1));
            for (var c = 0; c < channels; c++)
            {
                var upper = (At(source, x, y, c) << FractionBits) + (At(source, x + 1, y, c) - At(source, x, y, c)) * fx;
                var lower = (At(source, x, y + 1, c) << FractionBits) + (At(source, x + 1, y + 1, c) - At(source, x, y + 1, c)) * fx;
                result[o + c] = (byte)(((upper << FractionBits) + (lower - upper) * fy + HalfWeight) >> WeightBits);
            }
        }
    }

    private static byte At(PixelImage source, int x, int y, int channel) =>
        (uint)x < (uint)source.Width && (uint)y < (uint)source.Height ? source.Pixels[(y * source.Width + x) * source.Channels + channel] : (byte)0;
}
