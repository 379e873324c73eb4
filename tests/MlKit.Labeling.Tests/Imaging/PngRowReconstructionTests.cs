using MlKit.Labeling.Imaging;

namespace MlKit.Labeling.Tests.Imaging;

public sealed class PngRowReconstructionTests
{
    private const byte Sentinel = 0xA5;

    private delegate void Filter(ReadOnlySpan<byte> filtered, ReadOnlySpan<byte> above, Span<byte> row);

    [Fact]
    public void UpVector128_AnyLength_EqualsScalar()
    {
        for (var length = 0; length <= 257; length++)
            AssertEqual(length, seed: length, values: 256, PngRowReconstruction.UpScalar, PngRowReconstruction.UpVector128);
    }

    [Theory]
    [InlineData(256)]
    [InlineData(3)]
    public void VectorsOfOnePixel_AnyWidth_EqualScalar(int values)
    {
        for (var length = 0; length <= 258; length += 3)
        {
            AssertEqual(
                length,
                length,
                values,
                (filtered, _, row) => PngRowReconstruction.SubScalar(filtered, 3, row),
                (filtered, _, row) => PngRowReconstruction.SubVector128(filtered, row));
            AssertEqual(
                length, length, values, (filtered, above, row) => PngRowReconstruction.AverageScalar(filtered, above, 3, row), PngRowReconstruction.AverageVector128);
            AssertEqual(
                length, length, values, (filtered, above, row) => PngRowReconstruction.PaethScalar(filtered, above, 3, row), PngRowReconstruction.PaethVector128);
        }
    }

    [Fact]
    public void PaethVector128_NeighboursOfAllKinds_ArePredictedAsPngDefines()
    {
        // Of two pixels the second has the first to its left, b above and c above that; the first is a, since above it is c.
        byte[] samples = [0, 1, 2, 3, .. Enumerable.Range(1, 50).Select(i => (byte)(5 * i)), 252, 253, 254, 255];
        var (above, filtered, row) = (new byte[9], new byte[9], new byte[9]);
        foreach (var (a, b, c) in from a in samples from b in samples from c in samples select (a, b, c))
        {
            (above[0], above[3], filtered[0]) = (c, b, (byte)(a - c));

            PngRowReconstruction.PaethVector128(filtered, above, row);

            if (row[0] != a || row[3] != PngRowFilter.PredictPaeth(a, b, c))
                Assert.Fail($"Left {a}, above {b}, both {c}: {row[3]} after {row[0]}.");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void TryReconstruct_EveryFilter_UndoesItsDefinition(int pixelBytes)
    {
        for (var width = 1; width <= 70; width++)
        {
            var (row, above) = (Bytes(width * pixelBytes, 256, width), Bytes(width * pixelBytes, 256, 100 + width));
            for (byte filter = 0; filter < 5; filter++)
            {
                AssertReconstructs(filter, row, above, pixelBytes);
                AssertReconstructs(filter, row, [], pixelBytes);
            }
        }
    }

    [Fact]
    public void TryReconstruct_UnknownFilter_IsRefused() => Assert.False(PngRowReconstruction.TryReconstruct(5, new byte[3], new byte[3], 3, new byte[3]));

    private static void AssertReconstructs(byte filter, byte[] row, byte[] above, int pixelBytes)
    {
        var filtered = new byte[row.Length];
        for (var i = 0; i < row.Length; i++)
        {
            var (a, b) = (i < pixelBytes ? 0 : row[i - pixelBytes], above.Length == 0 ? 0 : above[i]);
            var c = i < pixelBytes || above.Length == 0 ? 0 : above[i - pixelBytes];
            var predicted = filter switch { 0 => 0, 1 => a, 2 => b, 3 => (a + b) / 2, _ => PngRowFilter.PredictPaeth(a, b, c) };
            filtered[i] = (byte)(row[i] - predicted);
        }

        var result = new byte[row.Length];
        Assert.True(PngRowReconstruction.TryReconstruct(filter, filtered, above, pixelBytes, result));
        Assert.Equal(row, result);
    }

    private static void AssertEqual(int length, int seed, int values, Filter scalar, Filter vector)
    {
        var (filtered, above) = (Bytes(length, values, seed), Bytes(length, values, 1000 + seed));
        var (expected, actual) = (new byte[length], new byte[length + 40]);
        actual.AsSpan().Fill(Sentinel);

        scalar(filtered, above, expected);
        vector(filtered, above, actual.AsSpan(5, length));

        Assert.Equal(expected, actual[5..(5 + length)]);
        Assert.Equal(-1, actual.AsSpan(0, 5).IndexOfAnyExcept(Sentinel));
        Assert.Equal(-1, actual.AsSpan(5 + length).IndexOfAnyExcept(Sentinel));
    }

    private static byte[] Bytes(int length, int values, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (byte)random.Next(values))];
    }
}
