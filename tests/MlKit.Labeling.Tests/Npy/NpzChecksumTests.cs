using System.IO.Hashing;
using MlKit.Labeling.Npy;

namespace MlKit.Labeling.Tests.Npy;

public sealed class NpzChecksumTests
{
    private static readonly byte[] Data = RandomBytes(1 << 17);

    [Fact]
    public void Append_KnownText_GivesItsChecksum()
    {
        // The check value of CRC-32/ISO-HDLC: https://reveng.sourceforge.io/crc-catalogue/all.htm.
        var checksum = new NpzChecksum();

        checksum.Append("123456789"u8);

        Assert.Equal(0xCBF43926u, checksum.Value);
    }

    [Fact]
    public void Append_AnyLength_IsTheChecksumOfTheLibrary()
    {
        for (var length = 0; length <= 1300; length++)
        {
            var data = Data.AsSpan(length % 17, length);
            var checksum = new NpzChecksum();

            checksum.Append(data);

            Assert.Equal(Crc32.HashToUInt32(data), checksum.Value);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(5000)]
    [InlineData(1 << 17)]
    public void Append_PieceAfterPiece_IsTheChecksumOfAll(int piece)
    {
        var checksum = new NpzChecksum();
        for (var i = 0; i < Data.Length; i += piece)
            checksum.Append(Data.AsSpan(i, Math.Min(piece, Data.Length - i)));

        Assert.Equal(Crc32.HashToUInt32(Data), checksum.Value);
    }

    [Fact]
    public void Append_ShortAndLongPieces_IsTheChecksumOfAll()
    {
        var random = new Random(6);
        for (var round = 0; round < 200; round++)
        {
            var (checksum, end) = (new NpzChecksum(), 0);
            while (end < 8000)
            {
                var piece = random.Next(4) == 0 ? random.Next(2000) : random.Next(40);
                checksum.Append(Data.AsSpan(end, piece));
                end += piece;
            }

            Assert.Equal(Crc32.HashToUInt32(Data.AsSpan(0, end)), checksum.Value);
        }
    }

    private static byte[] RandomBytes(int count)
    {
        var bytes = new byte[count];
        new Random(5).NextBytes(bytes);
        return bytes;
    }
}
