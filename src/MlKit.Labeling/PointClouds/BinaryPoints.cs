using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using MlKit.Labeling.Checks;

namespace MlKit.Labeling.PointClouds;

/// <summary>Packs points into 4-byte little-endian floats, and back.</summary>
internal static partial class BinaryPoints
{
    public static byte[] Encode(PointCloud cloud, PointFormat format)
    {
        var bytes = GC.AllocateUninitializedArray<byte>(checked(cloud.Count * format.ValuesPerPoint() * sizeof(float)));
        Pack(cloud, format, 0, bytes);
        return bytes;
    }

    /// <summary>Packs as many points as the destination has room for, asks for more room, and so on.</summary>
    public static void Encode(PointCloud cloud, PointFormat format, IBufferWriter<byte> destination)
    {
        var stride = format.ValuesPerPoint() * sizeof(float);
        for (var first = 0; first < cloud.Count;)
        {
            var room = destination.GetSpan(stride);
            ArgumentOutOfRangeException.ThrowIfLessThan(room.Length, stride, nameof(destination));
            var count = Math.Min(room.Length / stride, cloud.Count - first);
            Pack(cloud, format, first, room[..(count * stride)]);
            destination.Advance(count * stride);
            first += count;
        }
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

    /// <summary>Packs the points from <paramref name="first"/> on, as many as fill the destination.</summary>
    private static void Pack(PointCloud cloud, PointFormat format, int first, Span<byte> destination)
    {
        var floats = MemoryMarshal.Cast<byte, float>(destination);
        var count = floats.Length / format.ValuesPerPoint();
        var points = cloud.Points.AsSpan(3 * first, 3 * count);
        var intensity = format.HasIntensity() ? cloud.Intensity.AsSpan(first, count) : default;
        if (format.HasColor())
            PackColored(points, intensity, cloud.Colors.AsSpan(3 * first, 3 * count), floats);
        else if (format.HasIntensity())
            PackRows(points, intensity, floats);
        else
            Narrow(points, floats);

        if (!BitConverter.IsLittleEndian)
        {
            var words = MemoryMarshal.Cast<float, int>(floats);
            BinaryPrimitives.ReverseEndianness(words, words);
        }
    }

    private static void PackColored(ReadOnlySpan<double> points, ReadOnlySpan<double> intensity, ReadOnlySpan<byte> colors, Span<float> destination)
    {
        var o = 0;
        for (var i = 0; i < points.Length; i += 3)
        {
            for (var axis = 0; axis < 3; axis++)
                destination[o++] = (float)points[i + axis];
            if (!intensity.IsEmpty)
                destination[o++] = (float)intensity[i / 3];
            for (var channel = 0; channel < 3; channel++)
                destination[o++] = colors[i + channel];
        }
    }
}
