using System.Buffers.Binary;
using System.Globalization;
using MlKit.Labeling.Checks;
using MlKit.Labeling.PointClouds;

namespace MlKit.Labeling.Pcd;

/// <summary>Reads and writes the data of binary PCD files.</summary>
internal static class PcdBinary
{
    private const int SizesLength = 2 * sizeof(uint);

    public static void Encode(PointCloud cloud, Span<byte> target)
    {
        for (var i = 0; i < cloud.Count; i++)
        {
            for (var axis = 0; axis < 3; axis++)
                target = Write(target, (float)cloud.Points[(3 * i) + axis]);
            if (cloud.Intensity is not null)
                target = Write(target, (float)cloud.Intensity[i]);
            if (cloud.Colors is not null)
                target = Write(target, PcdColor.Pack(cloud.Colors, i));
        }
    }

    public static PointCloud Decode(ReadOnlySpan<byte> data, PcdHeader header, string name)
    {
        var needed = (long)header.Points * header.Stride;
        if (data.Length < needed)
            throw Wrong(name, header, $"{data.Length} bytes");

        // Line ends and zeros after the points are padding; anything else means that the header is wrong.
        return data[(int)needed..].ContainsAnyExcept("\0\r\n"u8)
            ? throw Wrong(name, header, $"{data.Length} bytes")
            : Split(data, header, compressed: false);
    }

    public static PointCloud DecodeCompressed(ReadOnlySpan<byte> data, PcdHeader header, string name)
    {
        if (data.Length < SizesLength)
            throw PcdIssue.Data(name, "must hold the two sizes of the compressed data", $"{data.Length} bytes");

        var packedSize = BinaryPrimitives.ReadUInt32LittleEndian(data);
        var size = BinaryPrimitives.ReadUInt32LittleEndian(data[sizeof(uint)..]);
        data = data[SizesLength..];
        if (size != (long)header.Points * header.Stride)
            throw Wrong(name, header, $"{size} bytes once unpacked");
        if (packedSize > data.Length)
            throw PcdIssue.Data(name, Text($"must hold {packedSize} compressed bytes"), Text($"{data.Length}"));

        // What the packed bytes cannot hold is refused before memory is taken for it.
        var fits = size <= Math.Min((long)packedSize * Lzf.MaxRatio, Array.MaxLength);
        var unpacked = new byte[fits ? size : 0];
        return fits && Lzf.TryDecompress(data[..(int)packedSize], unpacked)
            ? Split(unpacked, header, compressed: true)
            : throw PcdIssue.Data(name, Text($"must hold LZF data that unpack to {size} bytes"), "other bytes");
    }

    private static PointCloud Split(ReadOnlySpan<byte> data, PcdHeader header, bool compressed)
    {
        var points = new double[3 * header.Points];
        for (var axis = 0; axis < 3; axis++)
            ReadValues(data, header, header.Axes[axis], compressed, points.AsSpan(Math.Min(axis, points.Length)), 3);

        var intensity = header.Intensity is null ? null : new double[header.Points];
        if (intensity is not null)
            ReadValues(data, header, header.Intensity!, compressed, intensity, 1);

        var colors = header.Color is null ? null : new byte[points.Length];
        for (var i = 0; colors is not null && i < header.Points; i++)
            PcdColor.Unpack(BinaryPrimitives.ReadUInt32LittleEndian(Element(data, header, header.Color!, compressed, i)), colors, i);
        return new PointCloud(points, intensity, colors);
    }

    private static void ReadValues(ReadOnlySpan<byte> data, PcdHeader header, PcdField field, bool compressed, Span<double> target, int step)
    {
        for (var i = 0; i < header.Points; i++)
            target[i * step] = field.Value(Element(data, header, field, compressed, i));
    }

    /// <summary>Finds a value: plain data go point by point, compressed ones field by field.</summary>
    private static ReadOnlySpan<byte> Element(ReadOnlySpan<byte> data, PcdHeader header, PcdField field, bool compressed, int point) =>
        data[(compressed ? (field.ByteOffset * header.Points) + (field.Size * point) : (header.Stride * point) + field.ByteOffset)..];

    private static Span<byte> Write(Span<byte> target, float value)
    {
        BinaryPrimitives.WriteSingleLittleEndian(target, value);
        return target[sizeof(float)..];
    }

    private static LabelingDataException Wrong(string name, PcdHeader header, FormattableString found) =>
        PcdIssue.Data(name, Text($"must hold {header.Points} points of {header.Stride} bytes, as its header says"), FormattableString.Invariant(found));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
