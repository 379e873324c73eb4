using System.Buffers.Binary;
using MlKit.Labeling.Checks;

namespace MlKit.Labeling.PointClouds;

/// <summary>Packs points into 4-byte little-endian floats, and back.</summary>
internal static class BinaryPoints
{
    public static byte[] Encode(PointCloud cloud, PointFormat format)
    {
        var bytes = new byte[checked(cloud.Count * format.ValuesPerPoint() * sizeof(float))];
        var rest = bytes.AsSpan();
        for (var i = 0; i < cloud.Count; i++)
        {
            for (var axis = 0; axis < 3; axis++)
                rest = Write(rest, cloud.Points[(3 * i) + axis]);
            if (format.HasIntensity())
                rest = Write(rest, cloud.Intensity![i]);
            for (var channel = 0; format.HasColor() && channel < 3; channel++)
                rest = Write(rest, cloud.Colors![(3 * i) + channel]);
        }

        return bytes;
    }

    public static double[] Decode(ReadOnlySpan<byte> bytes, PointFormat format, string name)
    {
        var stride = format.ValuesPerPoint() * sizeof(float);
        if (bytes.Length % stride != 0)
        {
            throw new LabelingDataException(new LabelingIssue(
                name, $"must hold {stride} bytes for each point, as {format.ToFormatName()} has", $"{bytes.Length} bytes", "Correct the format, or write the file again."));
        }

        var values = new double[bytes.Length / sizeof(float)];
        for (var i = 0; i < values.Length; i++)
            values[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(i * sizeof(float))..]);
        return values;
    }

    private static Span<byte> Write(Span<byte> rest, double value)
    {
        BinaryPrimitives.WriteSingleLittleEndian(rest, (float)value);
        return rest[sizeof(float)..];
    }
}
