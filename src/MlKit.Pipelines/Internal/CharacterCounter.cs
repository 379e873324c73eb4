using System.Buffers;

namespace MlKit.Pipelines.Internal;

/// <summary>Counts the UTF-16 characters of what is written, and keeps nothing of it.</summary>
internal sealed class CharacterCounter : IBufferWriter<byte>
{
    private byte[] _bytes = new byte[4096];

    public int Count { get; private set; }

    public void Advance(int count)
    {
        foreach (var unit in _bytes.AsSpan(0, count))
        {
            // The bytes after a character's first are 10xxxxxx; what takes four bytes of UTF-8 takes two characters.
            if ((unit & 0xC0) != 0x80)
                Count += unit >= 0xF0 ? 2 : 1;
        }
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (sizeHint > _bytes.Length)
            _bytes = new byte[sizeHint];

        return _bytes;
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
}
