using System.Buffers.Binary;
using System.IO.Compression;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Internal;

namespace MlKit.Labeling.GroundTruth;

/// <summary>Reads and writes the segmentation masks of Ground Truth: the class of each point of a cloud, one byte each, in the order of the points, as a zlib stream.</summary>
/// <remarks>See https://docs.aws.amazon.com/sagemaker/latest/dg/sms-data-output.html; what the bytes mean stands in the <c>color-map</c> of the manifest.</remarks>
public static class SegmentationMask
{
    // RFC 1950: a header of two bytes, at least one block of deflate, and the checksum.
    private const int ChecksumLength = 4;
    private static readonly byte[] NoLabels = [0x78, 0x9C, 0x03, 0x00, 0x00, 0x00, 0x00, 0x01];

    /// <summary>Encodes labels; with one version of .NET, the same labels give the same bytes.</summary>
    /// <param name="labels">The labels, one for each point.</param>
    /// <returns>The bytes of the file.</returns>
    public static byte[] Encode(ReadOnlySpan<byte> labels)
    {
        // ZLibStream leaves nothing at all where nothing is written to it.
        if (labels.IsEmpty)
            return [.. NoLabels];

        using var bytes = new MemoryStream();
        using (var zlib = new ZLibStream(bytes, CompressionLevel.Optimal))
            zlib.Write(labels);
        return bytes.ToArray();
    }

    /// <summary>Writes labels to a file: under a temporary name first, so that the final name never holds half a file.</summary>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <param name="labels">The labels, one for each point.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, ReadOnlySpan<byte> labels)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        AtomicFile.Write(path, Encode(labels));
    }

    /// <summary>Decodes labels.</summary>
    /// <param name="bytes">The bytes of the file.</param>
    /// <param name="expectedCount">The number of points of the labeled cloud. Nothing beyond is decompressed, however much the stream may hold.</param>
    /// <param name="name">The name that error messages use for the bytes.</param>
    /// <returns>The labels, one for each point.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="expectedCount"/> is negative.</exception>
    /// <exception cref="LabelingDataException">The bytes are not one whole, undamaged zlib stream, or it does not hold <paramref name="expectedCount"/> labels.</exception>
    public static byte[] Decode(byte[] bytes, int expectedCount, string name)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentOutOfRangeException.ThrowIfNegative(expectedCount);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);

        var labels = new byte[expectedCount];
        var count = Inflate(bytes, labels, name);
        if (count > expectedCount)
            throw WrongCount(name, expectedCount, "more");
        if (!HasChecksum(bytes, labels.AsSpan(0, count)))
            throw Damaged(name, "one that ends early, has a wrong checksum or is followed by other bytes");
        if (count < expectedCount)
            throw WrongCount(name, expectedCount, FormattableString.Invariant($"{count}"));

        return labels;
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="expectedCount">The number of points of the labeled cloud. Nothing beyond is decompressed, however much the file may hold.</param>
    /// <returns>The labels, one for each point.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="expectedCount"/> is negative.</exception>
    /// <exception cref="LabelingDataException">The file is not one whole, undamaged zlib stream, or it does not hold <paramref name="expectedCount"/> labels.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static byte[] Read(string path, int expectedCount)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return Decode(File.ReadAllBytes(path), expectedCount, path);
    }

    /// <summary>Returns how many labels there are, or one more than there is room for.</summary>
    private static int Inflate(byte[] bytes, byte[] labels, string name)
    {
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(bytes), CompressionMode.Decompress);
            var count = zlib.ReadAtLeast(labels, labels.Length, throwOnEndOfStream: false);
            return count == labels.Length && zlib.ReadByte() >= 0 ? count + 1 : count;
        }
        // A stream that asks for a preset dictionary is the one fault that .NET reports as an IOException; nothing here is read from anywhere but memory.
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            throw Damaged(name, "one that cannot be decompressed", exception);
        }
    }

    /// <summary>Returns whether the bytes end in the checksum of the labels: ZLibStream takes a stream that ends early for a short one.</summary>
    private static bool HasChecksum(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> labels) =>
        bytes.Length >= NoLabels.Length && BinaryPrimitives.ReadUInt32BigEndian(bytes[^ChecksumLength..]) == Adler32(labels);

    /// <summary>Computes the checksum of zlib; see https://www.rfc-editor.org/rfc/rfc1950#section-2.2.</summary>
    private static uint Adler32(ReadOnlySpan<byte> data)
    {
        var (a, b) = (1u, 0u);
        foreach (var value in data)
        {
            a = (a + value) % 65521;
            b = (b + a) % 65521;
        }

        return (b << 16) | a;
    }

    private static LabelingDataException Damaged(string name, string found, Exception? innerException = null) =>
        new(new LabelingIssue(name, "must be one whole, undamaged zlib stream", found, "Download the file again."), innerException);

    private static LabelingDataException WrongCount(string name, int expected, string found) => new(new LabelingIssue(
        name,
        FormattableString.Invariant($"must hold {expected} labels, one byte for each point of the labeled cloud"),
        found,
        "Give the number of points of the cloud that was labeled; of a reduced cloud, that is fewer than the full one has."));
}
