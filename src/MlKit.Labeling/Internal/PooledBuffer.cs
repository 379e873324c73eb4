using System.Buffers;

namespace MlKit.Labeling.Internal;

/// <summary>Gathers bytes in memory of the shared pool, and gives it back when it is disposed. Files of frames after frames need no new memory.</summary>
internal sealed class PooledBuffer : IBufferWriter<byte>, IDisposable
{
    private const int SmallestGrowth = 64 * 1024;

    private byte[] _bytes;

    public PooledBuffer(int capacity = 0) => _bytes = capacity > 0 ? ArrayPool<byte>.Shared.Rent(capacity) : [];

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Memory => _bytes.AsMemory(0, Length);

    public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, Length);

    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _bytes.Length - Length);
        Length += count;
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsSpan(Length);
    }

    public void Dispose()
    {
        if (_bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(_bytes);
        (_bytes, Length) = ([], 0);
    }

    private void Reserve(int sizeHint)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sizeHint);
        var needed = (long)Length + Math.Max(sizeHint, 1);
        if (needed <= _bytes.Length)
            return;

        var capacity = Math.Max(needed, Math.Min(2L * _bytes.Length, Array.MaxLength));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(capacity, Array.MaxLength, nameof(sizeHint));
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Max(capacity, SmallestGrowth));
        Span.CopyTo(larger);
        if (_bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
