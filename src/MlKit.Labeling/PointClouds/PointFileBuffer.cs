using System.Buffers;

namespace MlKit.Labeling.PointClouds;

/// <summary>Gathers what is written in a pooled buffer and passes it on to a stream in large pieces, the last of them by a call of <see cref="PassOn"/>. Disposing gives the buffer back and leaves the stream open.</summary>
internal sealed class PointFileBuffer(Stream stream) : IBufferWriter<byte>, IDisposable
{
    // Fits the second-level cache beside the points it was made from; larger pieces are written no faster.
    private const int Size = 256 << 10;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(Size);
    private int _length;

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (_buffer.Length - _length < Math.Max(sizeHint, 1))
            PassOn();
        return _buffer.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public void PassOn()
    {
        stream.Write(_buffer, 0, _length);
        _length = 0;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }
}
