using System.Buffers;
using MlKit.Labeling.Internal;

namespace MlKit.Labeling.Tests.Internal;

public sealed class PooledBufferTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(100_000)]
    public void Write_PiecesOfAllSizes_AreKeptInOrder(int capacity)
    {
        var random = new Random(1);
        var expected = new List<byte>();
        using var buffer = new PooledBuffer(capacity);

        foreach (var size in new[] { 0, 1, 7, 65_536, 3, 300_000, 1 })
        {
            var piece = new byte[size];
            random.NextBytes(piece);
            buffer.Write(piece);
            expected.AddRange(piece);
        }

        Assert.Equal(expected.Count, buffer.Length);
        Assert.True(buffer.Span.SequenceEqual(expected.ToArray()));
        Assert.True(buffer.Memory.Span == buffer.Span);
    }

    [Fact]
    public void GetSpan_NoHint_HasRoom()
    {
        using var buffer = new PooledBuffer();

        Assert.NotEqual(0, buffer.GetSpan().Length);
        Assert.NotEqual(0, buffer.GetMemory().Length);
    }

    [Fact]
    public void Advance_BeyondTheRoom_Throws()
    {
        using var buffer = new PooledBuffer();
        var room = buffer.GetSpan(5).Length;

        Assert.Throws<ArgumentOutOfRangeException>("count", () => buffer.Advance(room + 1));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => buffer.Advance(-1));
        Assert.Throws<ArgumentOutOfRangeException>("sizeHint", () => buffer.GetSpan(-1).Length);
    }

    [Fact]
    public void Dispose_Twice_GivesItsMemoryBackOnce()
    {
        var buffer = new PooledBuffer(1000);
        buffer.Write("abc"u8);

        buffer.Dispose();
        buffer.Dispose();

        Assert.Equal(0, buffer.Length);
        Assert.True(buffer.Span.IsEmpty);
    }
}
