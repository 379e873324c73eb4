using MlKit.Labeling.Checks;
using MlKit.Labeling.Internal;

namespace MlKit.Labeling.PointClouds;

/// <summary>Reads and writes the point files of Ground Truth in all eight formats.</summary>
/// <remarks>Text has the shortest digits that read back as the same double; binary rounds to the nearest float (at 100 m, 4 micrometres).</remarks>
public static class PointFile
{
    /// <summary>Encodes points.</summary>
    /// <param name="cloud">The points; they must have intensity and colours where the format asks for them.</param>
    /// <param name="format">The format.</param>
    /// <returns>The bytes of the file; none for no points.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="format"/> is not a defined format.</exception>
    /// <exception cref="ArgumentException">The format asks for an intensity or a colour that the points do not have.</exception>
    public static ReadOnlyMemory<byte> Encode(PointCloud cloud, PointFormat format)
    {
        ArgumentNullException.ThrowIfNull(cloud);
        ThrowIfUndefined(format);
        if (format.HasIntensity() && cloud.Intensity is null)
            throw new ArgumentException($"The format {format.ToFormatName()} needs intensities.", nameof(cloud));
        if (format.HasColor() && cloud.Colors is null)
            throw new ArgumentException($"The format {format.ToFormatName()} needs colours.", nameof(cloud));

        return format.IsBinary() ? BinaryPoints.Encode(cloud, format) : TextPoints.Encode(cloud, format);
    }

    /// <summary>Writes points to a file: under a temporary name first, so that the final name never holds half a file.</summary>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <param name="cloud">The points; they must have intensity and colours where the format asks for them.</param>
    /// <param name="format">The format.</param>
    /// <exception cref="ArgumentException">The format asks for an intensity or a colour that the points do not have.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, PointCloud cloud, PointFormat format)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        AtomicFile.Write(path, Encode(cloud, format));
    }

    /// <summary>Decodes points.</summary>
    /// <param name="bytes">The bytes of the file.</param>
    /// <param name="format">The format.</param>
    /// <param name="name">The name that error messages use for the bytes.</param>
    /// <returns>The points; colours are rounded to whole numbers from 0 to 255.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="format"/> is not a defined format.</exception>
    /// <exception cref="LabelingDataException">A line does not have as many numbers as the format asks for, a value is no number, or binary data ends inside a point.</exception>
    public static PointCloud Decode(ReadOnlySpan<byte> bytes, PointFormat format, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ThrowIfUndefined(format);
        var values = format.IsBinary() ? BinaryPoints.Decode(bytes, format, name) : TextPoints.Decode(bytes, format, name);
        return Split(values, format);
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="format">The format.</param>
    /// <returns>The points.</returns>
    /// <exception cref="LabelingDataException">The file is not of that format.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static PointCloud Read(string path, PointFormat format)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return Decode(File.ReadAllBytes(path), format, path);
    }

    private static void ThrowIfUndefined(PointFormat format) => _ = format.ToFormatName();

    /// <summary>Takes rows of x, y, z, i, r, g, b apart.</summary>
    private static PointCloud Split(double[] values, PointFormat format)
    {
        var width = format.ValuesPerPoint();
        var count = values.Length / width;
        if (width == 3)
            return new PointCloud(values);

        var points = new double[3 * count];
        var intensity = format.HasIntensity() ? new double[count] : null;
        var colors = format.HasColor() ? new byte[3 * count] : null;
        for (var i = 0; i < count; i++)
        {
            var row = values.AsSpan(i * width, width);
            row[..3].CopyTo(points.AsSpan(3 * i));
            if (intensity is not null)
                intensity[i] = row[3];
            for (var channel = 0; colors is not null && channel < 3; channel++)
                colors[(3 * i) + channel] = (byte)Math.Clamp(Math.Round(row[width - 3 + channel]), 0, 255);
        }

        return new PointCloud(points, intensity, colors);
    }
}
