using CsCheck;
using MlKit.Labeling.Internal.Deflate;

namespace MlKit.Labeling.Tests.Internal.Deflate;

public sealed class LiteralDeflaterTests
{
    private static readonly Gen<byte[]> Block = DeflateData.Bytes.Select(bytes => bytes[..Math.Min(bytes.Length, LiteralDeflater.MaxBlock)]);

    [Fact]
    public void WriteBlock_AnyBytes_IsReadByBothDecoders() => Gen.Select(Block, DeflateData.AnyOf(1, 3)).Sample((block, pixelBytes) =>
    {
        var deflate = Compress(pixelBytes, block);
        var inflated = new byte[block.Length];

        Assert.Equal(block, DeflateData.Decompress(deflate));
        Assert.Equal(new InflateResult(InflateStatus.Done, deflate.Length, block.Length), Inflater.Inflate(deflate, inflated));
        Assert.Equal(block, inflated);
    }, iter: 300);

    [Fact]
    public void WriteBlock_SeveralBlocks_FollowEachOtherBitByBit()
    {
        byte[][] blocks = [DeflateData.Create(1000, 5, 30, 1), DeflateData.Create(65520, 256, int.MaxValue, 2), new byte[700], [42]];

        Assert.Equal(blocks.SelectMany(block => block), DeflateData.Decompress(Compress(3, blocks)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void WriteBlock_EveryRunLength_IsWhole(int pixelBytes)
    {
        for (var length = 1; length < 600; length++)
        {
            byte[] block = [9, 8, 7, .. new byte[length], 6];
            Assert.Equal(block, DeflateData.Decompress(Compress(pixelBytes, block)));
        }
    }

    [Fact]
    public void WriteBlock_FlatBlock_TakesAThousandthOfIt() =>
        Assert.InRange(Compress(3, new byte[LiteralDeflater.MaxBlock]).Length, 1, LiteralDeflater.MaxBlock / 1000 + 64);

    [Fact]
    public void WriteBlock_RandomBytes_AreStored()
    {
        var block = new byte[LiteralDeflater.MaxBlock];
        new Random(1).NextBytes(block);

        Assert.Equal(block.Length + 5, Compress(3, block).Length);
    }

    [Fact]
    public void WriteBlock_TooLongOrNoRoom_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Compress(3, new byte[LiteralDeflater.MaxBlock + 1]));
        Assert.Throws<ArgumentOutOfRangeException>("writer", () =>
        {
            var writer = new BitWriter { Target = new byte[1000] };
            LiteralDeflater.WriteBlock([1], 3, true, ref writer);
        });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void FindRuns_AnyBytes_FindsWhatLookingAtSingleBytesFinds(int pixelBytes) => Block.Sample(block =>
    {
        var runs = new ByteRun[(block.Length / 16) + 1];

        Assert.Equal(FindRunsOneByOne(block, pixelBytes), runs[..LiteralDeflater.FindRuns(block, pixelBytes, runs)]);
    }, iter: 300);

    private static List<ByteRun> FindRunsOneByOne(byte[] block, int pixelBytes)
    {
        bool Repeats(int i) => block[i] == block[i - pixelBytes];
        var (runs, floor) = (new List<ByteRun>(), pixelBytes);
        for (var i = pixelBytes; i + 16 <= block.Length;)
        {
            if (!Enumerable.Range(i, 16).All(Repeats))
            {
                i += 16;
                continue;
            }

            var start = i;
            while (start > floor && Repeats(start - 1))
                start--;
            while (i < block.Length && Repeats(i))
                i++;
            runs.Add(new ByteRun(start, i - start));
            floor = i;
        }

        return runs;
    }

    private static byte[] Compress(int pixelBytes, params byte[][] blocks)
    {
        var writer = new BitWriter { Target = new byte[blocks.Length * (LiteralDeflater.MaxCompressedBlock + 8)] };
        for (var i = 0; i < blocks.Length; i++)
            LiteralDeflater.WriteBlock(blocks[i], pixelBytes, i == blocks.Length - 1, ref writer);
        writer.AlignToByte();
        return writer.Target[..writer.Position].ToArray();
    }
}
