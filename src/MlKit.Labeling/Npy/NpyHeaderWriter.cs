using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace MlKit.Labeling.Npy;

/// <summary>Writes npy headers of version 1.0; no array of 64 dimensions or fewer needs a longer one.</summary>
internal static class NpyHeaderWriter
{
    private const int PrefixBytes = 10;
    private const int Alignment = 64;

    // numpy leaves room for the first size to grow to 21 digits, so that a file can be appended to in place.
    private const int RoomForGrowth = 21;

    public static byte[] Write(NpyArray array)
    {
        var text = $"{{'descr': '{array.Descr}', 'fortran_order': False, 'shape': {NpyShape.Text(array.Shape)}, }}";
        if (array.Shape.Length > 0)
            text += new string(' ', RoomForGrowth - array.Shape[0].ToString(CultureInfo.InvariantCulture).Length);

        var length = PrefixBytes + text.Length + 1;
        length = (length + Alignment - 1) / Alignment * Alignment;
        var header = new byte[length];
        header.AsSpan().Fill((byte)' ');
        ((ReadOnlySpan<byte>)[0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0]).CopyTo(header);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(8), (ushort)(length - PrefixBytes));
        Encoding.ASCII.GetBytes(text, header.AsSpan(PrefixBytes));
        header[^1] = (byte)'\n';
        return header;
    }
}
