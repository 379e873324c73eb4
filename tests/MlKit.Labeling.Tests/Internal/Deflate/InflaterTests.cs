using System.IO.Compression;
using CsCheck;
using MlKit.Labeling.Internal.Deflate;

namespace MlKit.Labeling.Tests.Internal.Deflate;

public sealed class InflaterTests
{
    private const byte Sentinel = 0xA5;

    private static readonly byte[] Text = DeflateData.Create(2000, 40, 37, 3);

    /// <summary>Bits in the order in which they are read; spaces separate what belongs together.</summary>
    public static TheoryData<string, string> Corrupt => new()
    {
        { "a block of type 3", "1 11 00000" },
        { "a stored length without its inverse", "1 00 00000 1000000000000000 0000000000000000" },
        { "a distance before the start", "1 10 0000001 00000 0000000" },
        { "the length symbol 286", "1 10 00110000 11000110 00000" },
        { "the distance symbol 30", "1 10 00110000 0000001 11110" },
        { "287 literal codes", "1 01 01111 00000 0000" + Zeros(64) },
        { "31 distance codes", "1 01 00000 01111 0000" + Zeros(64) },
        { "code lengths of too many codes", "1 01 00000 00000 0000 100 100 100 000" + Zeros(64) },
        { "code lengths of too few codes", "1 01 00000 00000 0000 010 010 000 000" + Zeros(64) },
        { "no code for a code length", "1 01 00000 00000 0000 000 000 000 000" + Zeros(400) },
        { "a repetition of nothing", "1 01 00000 00000 0000 100 000 000 100 1 00" + Zeros(64) },
        { "repetitions beyond the last code", "1 01 00000 00000 0000 000 000 100 100 1 1111111 1 1111111" + Zeros(64) },
        { "no end of the block", "1 01 00000 00000 0000 000 000 100 100 1 1111111 1 1011011 0" + Zeros(64) },
    };

    [Fact]
    public void Inflate_OfAnotherCompressor_GivesTheData()
    {
        var gen = Gen.Select(DeflateData.Bytes, Gen.Int[0, 9], DeflateData.AnyOf(DeflateData.Strategies));

        gen.Sample((data, level, strategy) => AssertInflates(DeflateData.Compress(data, level, strategy), data), iter: 300);
    }

    [Fact]
    public void Inflate_EveryPeriod_CopiesMatches()
    {
        for (var period = 1; period <= 300; period++)
        {
            var data = DeflateData.Create(4000, 256, period, period);
            AssertInflates(DeflateData.Compress(data), data);
        }
    }

    [Fact]
    public void Inflate_StoredBlocks_CopiesThem()
    {
        var data = DeflateData.Create(200_000, 256, int.MaxValue, 1);

        AssertInflates(DeflateData.Compress(data, level: 0), data);
        AssertInflates([0, 0, 0, 0xFF, 0xFF, 1, 2, 0, 0xFD, 0xFF, 7, 8], [7, 8]);
    }

    [Fact]
    public void Inflate_LongCodes_GivesTheData()
    {
        // Counts that grow like Fibonacci's numbers give codes of up to 15 bits.
        var data = new List<byte>();
        for (var (symbol, count, next) = (0, 1, 1); symbol < 20; (symbol, count, next) = (symbol + 1, next, count + next))
            data.AddRange(Enumerable.Repeat((byte)symbol, count));
        byte[] shuffled = [.. data];
        new Random(1).Shuffle(shuffled);

        AssertInflates(DeflateData.Compress(shuffled, 9, ZLibCompressionStrategy.HuffmanOnly), shuffled);
    }

    [Fact]
    public void Inflate_EveryTruncation_SaysSo()
    {
        foreach (var strategy in DeflateData.Strategies)
        {
            var deflate = DeflateData.Compress(Text, 6, strategy);
            for (var length = 0; length < deflate.Length; length++)
                Assert.Equal(InflateStatus.Truncated, InflateBetweenSentinels(deflate.AsSpan(0, length), Text.Length, out _).Status);
        }
    }

    [Fact]
    public void Inflate_EverySmallerDestination_SaysSo()
    {
        foreach (var deflate in new[] { DeflateData.Compress(Text), DeflateData.Compress(Text, 0), DeflateData.Compress(Text, 6, ZLibCompressionStrategy.HuffmanOnly) })
        {
            for (var length = 0; length < Text.Length; length++)
                Assert.Equal(InflateStatus.DestinationTooSmall, InflateBetweenSentinels(deflate, length, out _).Status);
        }
    }

    [Fact]
    public void Inflate_LargerDestinationAndMoreSource_StopsAtTheEnd()
    {
        var deflate = DeflateData.Compress(Text);

        var result = InflateBetweenSentinels([.. deflate, .. deflate], 2 * Text.Length, out var written);

        Assert.Equal(new InflateResult(InflateStatus.Done, deflate.Length, Text.Length), result);
        Assert.Equal(Text, written);
    }

    [Theory]
    [MemberData(nameof(Corrupt))]
    public void Inflate_UndefinedData_IsCorrupt(string what, string bits)
    {
        Assert.True(InflateBetweenSentinels(Pack(bits), 1000, out _).Status == InflateStatus.Corrupt, what);
        Assert.ThrowsAny<Exception>(() => DeflateData.Decompress(Pack(bits)));
    }

    [Fact]
    public void Inflate_MutatedData_DecodesOnlyWhatAnotherDecoderDoes()
    {
        var streams = DeflateData.Strategies.SelectMany(strategy => new[] { 1, 9 }.Select(level => DeflateData.Compress(Text, level, strategy))).ToArray();
        var gen = Gen.Select(DeflateData.AnyOf(streams), Gen.Select(Gen.Int[0, 5000], Gen.Byte).Array[1, 4]);

        gen.Sample((stream, mutations) =>
        {
            var mutated = (byte[])stream.Clone();
            foreach (var (at, value) in mutations)
                mutated[at % Math.Min(mutated.Length, at % 2 == 0 ? 100 : int.MaxValue)] = value;

            // Bits after the end are read as zeros; .NET waits for more instead, so it is given them.
            var result = InflateBetweenSentinels(mutated, 4 * Text.Length, out var written);
            if (result.Status == InflateStatus.Done)
                Assert.Equal(DeflateData.Decompress(mutated.AsSpan(0, result.Consumed)), written);
            else if (result.Status == InflateStatus.Corrupt)
                Assert.Throws<InvalidDataException>(() => DeflateData.Decompress([.. mutated, .. new byte[16]]));
        }, iter: 20_000);
    }

    private static void AssertInflates(byte[] deflate, byte[] expected)
    {
        var result = InflateBetweenSentinels(deflate, expected.Length, out var written);

        Assert.Equal(new InflateResult(InflateStatus.Done, deflate.Length, expected.Length), result);
        Assert.True(written.AsSpan().SequenceEqual(expected));
    }

    private static InflateResult InflateBetweenSentinels(ReadOnlySpan<byte> deflate, int length, out byte[] written)
    {
        var buffer = new byte[length + 128];
        buffer.AsSpan().Fill(Sentinel);

        var result = Inflater.Inflate(deflate, buffer.AsSpan(64, length));

        Assert.InRange(result.Written, 0, length);
        Assert.InRange(result.Consumed, 0, deflate.Length);
        Assert.Equal(-1, buffer.AsSpan(0, 64).IndexOfAnyExcept(Sentinel));
        Assert.Equal(-1, buffer.AsSpan(64 + length).IndexOfAnyExcept(Sentinel));
        written = buffer[64..(64 + result.Written)];
        return result;
    }

    private static string Zeros(int count) => new('0', count);

    private static byte[] Pack(string bits)
    {
        bits = bits.Replace(" ", "", StringComparison.Ordinal);
        var bytes = new byte[(bits.Length + 7) / 8];
        for (var i = 0; i < bits.Length; i++)
            bytes[i / 8] |= (byte)((bits[i] - '0') << (i % 8));
        return bytes;
    }
}
