using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;

namespace MlKit.Labeling.Imaging;

/// <summary>Cuts what is written to it into IDAT chunks of 64 KiB, so that the length of a chunk is known before it is written.</summary>
internal sealed class PngChunkStream(Stream target) : Stream
{
    private const int ChunkBytes = 1 << 16;
    private byte[]? _buffer = ArrayPool<byte>.Shared.Rent(ChunkBytes);
    private int _count;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public static void WriteChunk(Stream target, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> frame = stackalloc byte[8];
        BinaryPrimitives.WriteInt32BigEndian(frame, data.Length);
        type.CopyTo(frame[4..]);
        target.Write(frame);
        target.Write(data);

        var checksum = new Crc32();
        checksum.Append(type);
        checksum.Append(data);
        BinaryPrimitives.WriteUInt32BigEndian(frame, checksum.GetCurrentHashAsUInt32());
        target.Write(frame[..4]);
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(_buffer is null, this);
        while (!buffer.IsEmpty)
        {
            var count = Math.Min(buffer.Length, ChunkBytes - _count);
            buffer[..count].CopyTo(_buffer.AsSpan(_count));
            buffer = buffer[count..];
            _count += count;
            if (_count == ChunkBytes)
                WriteBuffered();
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
        // A flush in the middle must not cut a short chunk; the rest is written when the stream is disposed.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && _buffer is not null)
        {
            if (_count > 0)
                WriteBuffered();
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = null;
        }

        base.Dispose(disposing);
    }

    private void WriteBuffered()
    {
        WriteChunk(target, "IDAT"u8, _buffer.AsSpan(0, _count));
        _count = 0;
    }
}
