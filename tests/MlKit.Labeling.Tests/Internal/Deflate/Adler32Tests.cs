using MlKit.Labeling.Internal.Deflate;

namespace MlKit.Labeling.Tests.Internal.Deflate;

public sealed class Adler32Tests
{
    [Fact]
    public void Append_KnownText_GivesItsChecksum()
    {
        // The example of https://en.wikipedia.org/wiki/Adler-32.
        Assert.Equal(0x11E60398u, Adler32.Append(Adler32.Start, "Wikipedia"u8));
        Assert.Equal(0x11E60398u, Adler32.Append(Adler32.Append(Adler32.Start, "Wiki"u8), "pedia"u8));
        Assert.Equal(1u, Adler32.Append(Adler32.Start, []));
    }

    [Fact]
    public void Vector128_AnyLength_EqualsScalar()
    {
        var random = new byte[300];
        new Random(1).NextBytes(random);
        for (var length = 0; length <= 257; length++)
        {
            var data = random.AsSpan(length % 17, length);
            Assert.Equal(Adler32.Scalar(1, data), Adler32.Vector128(1, data));
            Assert.Equal(Adler32.Scalar(0xFFF0FFF0, data), Adler32.Vector128(0xFFF0FFF0, data));
        }
    }

    [Theory]
    [InlineData(5552)]
    [InlineData(5553)]
    [InlineData(1_000_003)]
    public void Vector128_LargestSums_EqualsScalar(int length)
    {
        var data = new byte[length];
        data.AsSpan().Fill(255);

        Assert.Equal(Adler32.Scalar(0xFFF0FFF0, data), Adler32.Vector128(0xFFF0FFF0, data));
    }
}
