using System.Buffers;

namespace MlKit.Benchmarks;

/// <summary>Memory that is written again and again.</summary>
internal sealed class FixedBuffer(int size) : IBufferWriter<byte>
{
    public byte[] Bytes { get; } = new byte[size];

    public int Length { get; private set; }

    public void Clear() => Length = 0;

    public void Advance(int count) => Length += count;

    public Memory<byte> GetMemory(int sizeHint = 0) => Bytes.AsMemory(Length);

    public Span<byte> GetSpan(int sizeHint = 0) => Bytes.AsSpan(Length);
}
