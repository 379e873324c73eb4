using System.Buffers;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Internal;

namespace MlKit.Labeling.PointClouds;

/// <summary>Reads and writes the point files of Ground Truth in all eight formats.</summary>
/// <remarks>
/// Text has the shortest digits that read back as the same double; binary rounds to the nearest float (at 100 m, 4 micrometres).
/// Text can also have coordinates of a fixed number of decimals, which is half as long and written in a quarter of the time: each is the decimal number nearest to the double, a tie
/// goes to the even digit, and what rounds to zero keeps its sign (with 6 decimals, -0.0000001 is <c>-0.000000</c>), as <c>double.ToString("F6")</c> and C's <c>printf</c> have it.
/// Intensities and colours keep their shortest digits, and NaN and the infinities their names.
/// </remarks>
public static class PointFile
{
    /// <summary>The greatest number of decimals that coordinates can be written with: 10 nanometres.</summary>
    public const int MaxDecimals = FixedDecimals.Most;

    /// <summary>Encodes points into new memory.</summary>
    /// <param name="cloud">The points; they must have intensity and colours where the format asks for them.</param>
    /// <param name="format">The format.</param>
    /// <param name="decimals">For text, how many decimals the coordinates have, 0 to <see cref="MaxDecimals"/>; null writes the shortest digits that read back as the same double.</param>
    /// <returns>The bytes of the file; none for no points.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="format"/> is not a defined format, or <paramref name="decimals"/> is out of range.</exception>
    /// <exception cref="ArgumentException">The format asks for an intensity or a colour that the points do not have, or is binary and <paramref name="decimals"/> is not null.</exception>
    public static ReadOnlyMemory<byte> Encode(PointCloud cloud, PointFormat format, int? decimals = null)
    {
        Check(cloud, format, decimals);
        return format.IsBinary() ? BinaryPoints.Encode(cloud, format) : TextPoints.Encode(cloud, format, Fixed(decimals));
    }

    /// <summary>Encodes points into memory of the caller, a piece at a time; nothing else is allocated.</summary>
    /// <param name="cloud">The points; they must have intensity and colours where the format asks for them.</param>
    /// <param name="format">The format.</param>
    /// <param name="destination">What takes the bytes of the file.</param>
    /// <param name="decimals">For text, how many decimals the coordinates have, 0 to <see cref="MaxDecimals"/>; null writes the shortest digits that read back as the same double.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="format"/> is not a defined format, <paramref name="decimals"/> is out of range, or <paramref name="destination"/> gives less room than it is asked for.</exception>
    /// <exception cref="ArgumentException">The format asks for an intensity or a colour that the points do not have, or is binary and <paramref name="decimals"/> is not null.</exception>
    public static void Encode(PointCloud cloud, PointFormat format, IBufferWriter<byte> destination, int? decimals = null)
    {
        Check(cloud, format, decimals);
        ArgumentNullException.ThrowIfNull(destination);
        EncodeTo(destination, cloud, format, decimals);
    }

    /// <summary>Writes points to a file: under a temporary name first, so that the final name never holds half a file.</summary>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <param name="cloud">The points; they must have intensity and colours where the format asks for them.</param>
    /// <param name="format">The format.</param>
    /// <param name="decimals">For text, how many decimals the coordinates have, 0 to <see cref="MaxDecimals"/>; null writes the shortest digits that read back as the same double.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="format"/> is not a defined format, or <paramref name="decimals"/> is out of range.</exception>
    /// <exception cref="ArgumentException">The format asks for an intensity or a colour that the points do not have, or is binary and <paramref name="decimals"/> is not null.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, PointCloud cloud, PointFormat format, int? decimals = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        Check(cloud, format, decimals);
        AtomicFile.Write(path, stream =>
        {
            using var buffer = new PointFileBuffer(stream);
            EncodeTo(buffer, cloud, format, decimals);
            buffer.PassOn();
        });
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

    private static void Check(PointCloud cloud, PointFormat format, int? decimals)
    {
        ArgumentNullException.ThrowIfNull(cloud);
        ThrowIfUndefined(format);
        if (format.HasIntensity() && cloud.Intensity is null)
            throw new ArgumentException($"The format {format.ToFormatName()} needs intensities.", nameof(cloud));
        if (format.HasColor() && cloud.Colors is null)
            throw new ArgumentException($"The format {format.ToFormatName()} needs colours.", nameof(cloud));
        if (decimals is not { } count)
            return;

        ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(decimals));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MaxDecimals, nameof(decimals));
        if (format.IsBinary())
            throw new ArgumentException($"The format {format.ToFormatName()} has no decimals: pass null.", nameof(decimals));
    }

    private static void EncodeTo(IBufferWriter<byte> destination, PointCloud cloud, PointFormat format, int? decimals)
    {
        if (format.IsBinary())
            BinaryPoints.Encode(cloud, format, destination);
        else
            TextPoints.Encode(cloud, format, Fixed(decimals), destination);
    }

    private static FixedDecimals? Fixed(int? decimals) => decimals is { } count ? new FixedDecimals(count) : null;

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
