using MlKit.Labeling.Cameras;
using MlKit.Labeling.Imaging;

namespace MlKit.Labeling.Tests.Cameras;

public sealed class RemapTableTests
{
    private const byte Sentinel = 0xA5;

    /// <summary>Gets the kernels this processor has, 0 being the scalar one.</summary>
    public static TheoryData<int> Kernels => [.. new[] { 0, 128, 256, 512 }.Where(bits => bits <= RemapTable.VectorBits)];

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Remap_AnyWidth_EqualsTheFormula(int vectorBits)
    {
        var random = new Random(11);
        for (var width = 1; width <= 70; width++)
        {
            foreach (var height in new[] { 1, 2, 3, 9 })
                AssertEqualsTheFormula(width, height, Positions(random, width, height, width, 4), width, vectorBits);
        }
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Remap_RowsLongerThanAChunkOrARun_EqualsTheFormula(int vectorBits)
    {
        var random = new Random(12);
        foreach (var columns in new[] { 255, 256, 257, 259, 300, 511, 513, 5000 })
        {
            AssertEqualsTheFormula(5000, 3, Positions(random, 5000, 3, columns, 4), columns, vectorBits);
            AssertEqualsTheFormula(3, 5000, Positions(random, 3, 5000, columns, 4), columns, vectorBits);
        }
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Remap_EveryPositionAtOnePixel_EqualsTheFormula(int vectorBits)
    {
        const int Width = 5;
        const int Height = 4;
        var positions = new List<(int, int)>();
        for (var y = -32; y <= Height * 32; y++)
        {
            for (var x = -32; x <= Width * 32; x++)
                positions.Add((x, y));
        }

        AssertEqualsTheFormula(Width, Height, [.. positions], (Width + 1) * 32 + 1, vectorBits);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(3, 2)]
    [InlineData(4, 1)]
    [InlineData(7, 5)]
    public void Add_Position_IsInsideOnlyWhereAllThatIsReadBelongsToTheImage(int width, int height)
    {
        for (var y = -32; y <= height * 32; y++)
        {
            for (var x = -32; x <= width * 32; x++)
            {
                var run = Assert.Single(Build(width, height, [(x, y)], 1).Runs.ToArray());

                if (run.Kind == RemapRunKind.Inside)
                    AssertReadsInside(width, height, x, y);
                else
                    Assert.False(x >= 0 && x >> 5 <= width - 3 && y >= 0 && y >> 5 <= height - 2, $"{x}, {y} is inside");
                Assert.Equal(x <= -32 || y <= -32 || x >= width * 32 || y >= height * 32, run.Kind == RemapRunKind.Outside);
            }
        }
    }

    [Fact]
    public void Add_RowsOfALens_AreFewRuns()
    {
        var row = Enumerable.Range(0, 1920).Select(i => (i * 32 + 7, 40 * 32 + i)).ToArray();

        var runs = Build(1920, 1208, row, row.Length).Runs.ToArray();

        Assert.Equal([RemapRunKind.Inside, RemapRunKind.Inside, RemapRunKind.Border], runs.Select(run => run.Kind));
        Assert.Equal([1792, 126, 2], runs.Select(run => run.Length));
    }

    // The kernels read 8 bytes of two rows (3 channels) or 2 (1 channel), and for the nearest pixel 4 bytes or 1.
    private static void AssertReadsInside(int width, int height, int x, int y)
    {
        var (column, row) = (x >> 5, y >> 5);
        Assert.True(column >= 0 && row >= 0, $"{x}, {y} begins before the image");
        Assert.True(3 * (width * (row + 1) + column) + 8 <= 3 * width * height, $"{x}, {y} ends after the image of 3 channels");
        Assert.True(width * (row + 1) + column + 2 <= width * height, $"{x}, {y} ends after the image of 1 channel");
        var (nearestColumn, nearestRow) = ((x + 16) >> 5, (y + 16) >> 5);
        Assert.True(3 * (width * nearestRow + nearestColumn) + 4 <= 3 * width * height, $"the pixel nearest to {x}, {y} ends after the image");
    }

    private static void AssertEqualsTheFormula(int width, int height, (int X, int Y)[] positions, int columns, int vectorBits)
    {
        var table = Build(width, height, positions, columns);
        foreach (var channels in new[] { 1, 3 })
        {
            var source = TestImages.Noise(width, height, channels, seed: width);
            foreach (var interpolation in Enum.GetValues<Interpolation>())
            {
                byte[] expected = [.. positions.SelectMany(p => Formula(source, p.X, p.Y, interpolation)), .. Enumerable.Repeat(Sentinel, 64)];
                var memory = new byte[expected.Length];
                Array.Fill(memory, Sentinel);

                table.Remap(source, new PixelImage(columns, positions.Length / columns, channels, memory), interpolation, vectorBits);

                var same = expected.AsSpan().CommonPrefixLength(memory);
                Assert.True(same == memory.Length, $"{interpolation} {width}x{height}x{channels}, {columns} columns: sample {same} differs");
            }
        }
    }

    private static RemapTable Build(int width, int height, (int X, int Y)[] positions, int columns)
    {
        var builder = new RemapTableBuilder(width, height, positions.Length);
        foreach (var row in positions.Chunk(columns))
            builder.Add(row.Select(p => (uint)p.X | ((ulong)(uint)p.Y << 32)).ToArray());
        return builder.Build();
    }

    // Rows as a lens gives them (left to right, slowly bending), across the borders now and then, and rows without any order.
    private static (int X, int Y)[] Positions(Random random, int width, int height, int columns, int rows)
    {
        var positions = new (int X, int Y)[columns * rows];
        for (var row = 0; row < rows; row++)
        {
            var (x, y) = (random.Next(-40, width * 8 + 1), random.Next(-40, height * 32 + 1));
            for (var column = 0; column < columns; column++)
            {
                if (row == rows - 1)
                    (x, y) = (random.Next(-32, width * 32 + 1), random.Next(-32, height * 32 + 1));
                positions[row * columns + column] = (Math.Clamp(x, -32, width * 32), Math.Clamp(y, -32, height * 32));
                (x, y) = (x + random.Next(20, 40), y + random.Next(-3, 4));
            }
        }

        return positions;
    }

    private static byte[] Formula(PixelImage source, int x, int y, Interpolation interpolation)
    {
        var result = new byte[source.Channels];
        for (var c = 0; c < result.Length; c++)
        {
            var (column, row, fx, fy) = (x >> 5, y >> 5, x & 31, y & 31);
            result[c] = interpolation == Interpolation.Nearest
                ? (byte)Sample(source, (x + 16) >> 5, (y + 16) >> 5, c)
                : (byte)((Sample(source, column, row, c) * (32 - fx) * (32 - fy) + Sample(source, column + 1, row, c) * fx * (32 - fy)
                    + Sample(source, column, row + 1, c) * (32 - fx) * fy + Sample(source, column + 1, row + 1, c) * fx * fy + 512) >> 10);
        }

        return result;
    }

    private static int Sample(PixelImage source, int column, int row, int channel) =>
        column < 0 || row < 0 || column >= source.Width || row >= source.Height ? 0 : source.Row(row)[column * source.Channels + channel];
}
