using MlKit.Labeling.Imaging;

namespace MlKit.Labeling.Tests.Imaging;

public sealed class PngRowFilterTests
{
    private const byte Sentinel = 0xA5;

    private delegate void Kernel(ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int pixelBytes, Span<byte> result);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Paeth_EveryKernel_EqualsScalar(int pixelBytes)
    {
        for (var length = 0; length <= 257; length++)
        {
            var (row, above) = (Bytes(length + pixelBytes, length), Bytes(length + pixelBytes, 1000 + length));
            var expected = new byte[length];
            PngRowFilter.PaethScalar(row, above, pixelBytes, expected);

            foreach (var kernel in (Kernel[])[PngRowFilter.PaethVector128, PngRowFilter.PaethVector256])
            {
                var result = new byte[length + 40];
                result.AsSpan().Fill(Sentinel);
                kernel(row, above, pixelBytes, result.AsSpan(3, length));

                Assert.Equal(expected, result[3..(3 + length)]);
                Assert.Equal(-1, result.AsSpan(0, 3).IndexOfAnyExcept(Sentinel));
                Assert.Equal(-1, result.AsSpan(3 + length).IndexOfAnyExcept(Sentinel));
            }
        }
    }

    [Fact]
    public void Paeth_NeighboursOfAllKinds_ArePredictedAsPngDefines()
    {
        // With a pixel of 65536 bytes the three neighbours are independent.
        const int Count = 1 << 16;
        var (row, above) = (new byte[2 * Count], new byte[2 * Count]);
        var (vector128, vector256, expected) = (new byte[Count], new byte[Count], new byte[Count]);
        for (var c = 0; c < 256; c += 15)
        {
            above.AsSpan(0, Count).Fill((byte)c);
            for (var i = 0; i < Count; i++)
                (row[i], above[Count + i]) = ((byte)i, (byte)(i >> 8));

            PngRowFilter.PaethScalar(row, above, Count, expected);
            PngRowFilter.PaethVector128(row, above, Count, vector128);
            PngRowFilter.PaethVector256(row, above, Count, vector256);
            Assert.True(expected.AsSpan().SequenceEqual(vector128));
            Assert.True(expected.AsSpan().SequenceEqual(vector256));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Filters_RowInParts_EqualTheWholeRow(int pixelBytes)
    {
        var (row, above) = (Bytes(90, 1), Bytes(90, 2));
        var (paeth, sub) = (new byte[90], new byte[90]);
        PngRowFilter.Paeth(row, above, 0, pixelBytes, paeth);
        PngRowFilter.Sub(row, 0, pixelBytes, sub);

        for (var cut = 0; cut <= 90; cut++)
        {
            var (paethParts, subParts) = (new byte[90], new byte[90]);
            PngRowFilter.Paeth(row, above, 0, pixelBytes, paethParts.AsSpan(0, cut));
            PngRowFilter.Paeth(row, above, cut, pixelBytes, paethParts.AsSpan(cut));
            PngRowFilter.Sub(row, 0, pixelBytes, subParts.AsSpan(0, cut));
            PngRowFilter.Sub(row, cut, pixelBytes, subParts.AsSpan(cut));

            Assert.Equal(paeth, paethParts);
            Assert.Equal(sub, subParts);
        }
    }

    private static byte[] Bytes(int length, int seed)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
