using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MlKit.Labeling.Imaging;

namespace MlKit.Labeling.Cameras;

internal sealed partial class RemapTable
{
    private static void Nearest(PixelImage source, RemapRun run, ReadOnlySpan<uint> positions, Span<byte> result, int vectorBits)
    {
        if (run.Kind != RemapRunKind.Inside || vectorBits == 0)
        {
            NearestScalar(source, run, positions, result);
            return;
        }

        var (stride, origin) = Locate(source, run);
        Span<int> room = stackalloc int[Chunk];
        ref var pixels = ref MemoryMarshal.GetReference(source.Pixels);
        for (var i = 0; i < positions.Length; i += Chunk)
        {
            var offsets = room[..Math.Min(Chunk, positions.Length - i)];
            ToOffsets(ref Unsafe.Add(ref MemoryMarshal.GetReference(positions), i), One / 2, (source.Channels, stride, origin), offsets);
            PrefetchRows(ref pixels, source.Channels, stride, offsets);
            if (source.Channels == 1)
                Copy1(ref pixels, offsets, result[i..]);
            else
                Copy3(ref pixels, offsets, result[(3 * i)..]);
        }
    }

    private static void Copy1(ref byte source, ReadOnlySpan<int> offsets, Span<byte> result)
    {
        for (var i = 0; i < offsets.Length && i < result.Length; i++)
            result[i] = Unsafe.Add(ref source, offsets[i]);
    }

    // Three bytes are copied as four; the fourth is overwritten by the next pixel, and the last pixel is copied byte by byte.
    private static void Copy3(ref byte source, ReadOnlySpan<int> offsets, Span<byte> result)
    {
        ref var target = ref MemoryMarshal.GetReference(result);
        foreach (var offset in offsets[..^1])
        {
            Unsafe.WriteUnaligned(ref target, Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref source, offset)));
            target = ref Unsafe.Add(ref target, 3);
        }

        ref var pixel = ref Unsafe.Add(ref source, offsets[^1]);
        for (var c = 0; c < 3; c++)
            Unsafe.Add(ref target, c) = Unsafe.Add(ref pixel, c);
    }

    private static void NearestScalar(PixelImage source, RemapRun run, ReadOnlySpan<uint> positions, Span<byte> result)
    {
        var channels = source.Channels;
        for (int i = 0, o = 0; i < positions.Length; i++, o += channels)
        {
            var (px, py) = run.Unpack(positions[i]);
            for (var c = 0; c < channels; c++)
                result[o + c] = At(source, (px + One / 2) >> FractionBits, (py + One / 2) >> FractionBits, c);
        }
    }
}
