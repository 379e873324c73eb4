using System.IO.Hashing;

namespace MlKit.Labeling.Npy;

/// <summary>The CRC-32 of a member of a zip archive, a piece after the other.</summary>
internal sealed class NpzChecksum
{
    private readonly Crc32 _checksum = new();

    public uint Value => _checksum.GetCurrentHashAsUInt32();

    public void Append(ReadOnlySpan<byte> data)
    {
        if (NpzChecksumFolding.IsSupported && data.Length >= NpzChecksumFolding.LeastBytes)
        {
            Span<byte> folded = stackalloc byte[NpzChecksumFolding.FoldedBytes];
            data = data[NpzChecksumFolding.Fold512(Value, data, folded)..];
            _checksum.Reset();
            _checksum.Append(folded);
        }

        _checksum.Append(data);
    }
}
