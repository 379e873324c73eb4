using System.Buffers;
using System.Globalization;
using System.Text;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Internal;
using MlKit.Labeling.PointClouds;

namespace MlKit.Labeling.Pcd;

/// <summary>Reads and writes point clouds as PCD files, version 0.7, the format of the Point Cloud Library and of most labeling tools.</summary>
/// <remarks>
/// Every value is written as a 4-byte float, as those tools expect: it is rounded to the nearest float (at 100 m, by up to 4 micrometres).
/// See https://pointclouds.org/documentation/tutorials/pcd_file_format.html.
/// </remarks>
public static class PcdFile
{
    /// <summary>Encodes points: <c>x y z</c>, then <c>intensity</c> and <c>rgb</c> where the cloud has them.</summary>
    /// <param name="cloud">The points; NaN and infinite values are kept.</param>
    /// <param name="encoding">The encoding.</param>
    /// <returns>The bytes of the file, the same for the same points.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="cloud"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="encoding"/> is not a defined encoding.</exception>
    public static ReadOnlyMemory<byte> Encode(PointCloud cloud, PcdEncoding encoding)
    {
        ArgumentNullException.ThrowIfNull(cloud);
        if (!Enum.IsDefined(encoding))
            throw new ArgumentOutOfRangeException(nameof(encoding), encoding, "There are two encodings to write.");

        var values = 3 + (cloud.Intensity is null ? 0 : 1) + (cloud.Colors is null ? 0 : 1);
        var header = Encoding.ASCII.GetBytes(Header(cloud, values, encoding));
        if (encoding == PcdEncoding.Binary)
        {
            var bytes = new byte[checked(header.Length + (cloud.Count * values * sizeof(float)))];
            header.CopyTo(bytes, 0);
            PcdBinary.Encode(cloud, bytes.AsSpan(header.Length));
            return bytes;
        }

        var writer = new ArrayBufferWriter<byte>(header.Length);
        writer.Write(header);
        PcdText.Encode(cloud, writer);
        return writer.WrittenMemory;
    }

    /// <summary>Writes points to a file: under a temporary name first, so that the final name never holds half a file.</summary>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <param name="cloud">The points.</param>
    /// <param name="encoding">The encoding.</param>
    /// <exception cref="ArgumentNullException"><paramref name="cloud"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is blank, or <paramref name="encoding"/> is not a defined encoding.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, PointCloud cloud, PcdEncoding encoding)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        AtomicFile.Write(path, Encode(cloud, encoding));
    }

    /// <summary>Decodes a PCD file: <c>ascii</c>, <c>binary</c> or <c>binary_compressed</c>.</summary>
    /// <param name="bytes">The bytes of the file.</param>
    /// <param name="name">The name that error messages use for the bytes.</param>
    /// <returns>
    /// The points, NaN ones included; intensity and colours where the file has the fields <c>intensity</c>, and <c>rgb</c> or <c>rgba</c>. Other fields are skipped, and <c>VIEWPOINT</c> is not applied.
    /// </returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is blank.</exception>
    /// <exception cref="LabelingDataException">The header is incomplete or contradicts itself, x, y or z is missing, or the data do not hold the points the header promises.</exception>
    public static PointCloud Decode(ReadOnlySpan<byte> bytes, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var header = new PcdHeaderParser(name).Parse(bytes);
        var data = bytes[header.DataStart..];
        return header.Data switch
        {
            "ascii" => PcdText.Decode(data, header, name),
            "binary" => PcdBinary.Decode(data, header, name),
            _ => PcdBinary.DecodeCompressed(data, header, name),
        };
    }

    /// <summary>Reads a PCD file; see <see cref="Decode"/>.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The points.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is blank.</exception>
    /// <exception cref="LabelingDataException">The file is not a sound PCD file.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static PointCloud Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return Decode(File.ReadAllBytes(path), path);
    }

    private static string Header(PointCloud cloud, int values, PcdEncoding encoding)
    {
        var names = "x y z" + (cloud.Intensity is null ? "" : " intensity") + (cloud.Colors is null ? "" : " rgb");
        var data = encoding == PcdEncoding.Ascii ? "ascii" : "binary";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"# .PCD v0.7 - Point Cloud Data file format\nVERSION 0.7\nFIELDS {names}\nSIZE{Repeat(" 4", values)}\nTYPE{Repeat(" F", values)}\nCOUNT{Repeat(" 1", values)}\nWIDTH {cloud.Count}\nHEIGHT 1\nVIEWPOINT 0 0 0 1 0 0 0\nPOINTS {cloud.Count}\nDATA {data}\n");
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
