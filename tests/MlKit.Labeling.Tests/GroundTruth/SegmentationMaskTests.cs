using CsCheck;
using MlKit.Labeling.Checks;
using MlKit.Labeling.GroundTruth;

namespace MlKit.Labeling.Tests.GroundTruth;

public sealed class SegmentationMaskTests
{
    private const string Damaged = "a.zlib: must be one whole, undamaged zlib stream, but found ";

    [Fact]
    public void Decode_EncodedLabels_AreTheSame() => Gen.Byte.Array[0, 10_000].Sample(labels =>
    {
        var bytes = SegmentationMask.Encode(labels);

        Assert.Equal(labels, SegmentationMask.Decode(bytes, labels.Length, "a.zlib"));
        Assert.Equal(bytes, SegmentationMask.Encode(labels));
    });

    [Fact]
    public void Read_WrittenFile_GivesTheLabels()
    {
        using var folder = new TemporaryFolder();

        SegmentationMask.Write(folder["a.zlib"], [1, 2, 255]);

        Assert.Equal<byte>([1, 2, 255], SegmentationMask.Read(folder["a.zlib"], 3));
        Assert.Equal(["a.zlib"], TemporaryFolder.Read(folder.Path).Keys);
        Assert.Throws<FileNotFoundException>(() => SegmentationMask.Read(folder["b.zlib"], 3));
    }

    [Theory]
    [InlineData("789C6364626601000018000B", 4)]
    [InlineData("7801010400FBFF010203040018000B", 4)]
    [InlineData("789C030000000001", 0)]
    public void Decode_StreamOfAnotherWriter_GivesTheLabels(string hex, int count) =>
        Assert.Equal(Enumerable.Range(1, count).Select(i => (byte)i), SegmentationMask.Decode(Convert.FromHexString(hex), count, "a.zlib"));

    [Fact]
    public void Decode_TruncatedAnywhere_IsDamaged()
    {
        const byte PresetDictionary = 0x7D;
        var bytes = SegmentationMask.Encode([.. Enumerable.Range(0, 999).Select(i => (byte)(i * i % 7))]);

        for (var length = 0; length < bytes.Length; length++)
            Assert.StartsWith(Damaged, Assert.Throws<LabelingDataException>(() => SegmentationMask.Decode(bytes[..length], 999, "a.zlib")).Message, StringComparison.Ordinal);
        AssertFails(Damaged + "one that ends early, has a wrong checksum or is followed by other bytes. Download the file again.", bytes[..^1], 999);
        AssertFails(Damaged + "one that ends early, has a wrong checksum or is followed by other bytes. Download the file again.", [.. bytes, 0], 999);
        AssertFails(Damaged + "one that cannot be decompressed. Download the file again.", "hello, world"u8.ToArray(), 999);
        AssertFails(Damaged + "one that cannot be decompressed. Download the file again.", [bytes[0], PresetDictionary, .. bytes[2..]], 999);
    }

    [Fact]
    public void Decode_AnyByteChanged_ReadsTheTruthOrIsRefused()
    {
        byte[] labels = [.. Enumerable.Range(0, 200).Select(i => (byte)(i * i % 7))];
        var bytes = SegmentationMask.Encode(labels);

        Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Byte).Sample((i, value) =>
        {
            var changed = bytes.ToArray();
            changed[i] = value;
            try
            {
                Assert.Equal(labels, SegmentationMask.Decode(changed, labels.Length, "a.zlib"));
            }
            catch (LabelingDataException)
            {
                // Refused.
            }
        });
    }

    [Fact]
    public void Decode_AnotherNumberOfLabels_SaysSo()
    {
        const string Fix = "Give the number of points of the cloud that was labeled; of a reduced cloud, that is fewer than the full one has.";

        AssertFails($"a.zlib: must hold 4 labels, one byte for each point of the labeled cloud, but found 3. {Fix}", SegmentationMask.Encode([1, 2, 3]), 4);
        AssertFails($"a.zlib: must hold 2 labels, one byte for each point of the labeled cloud, but found more. {Fix}", SegmentationMask.Encode([1, 2, 3]), 2);
        AssertFails($"a.zlib: must hold 0 labels, one byte for each point of the labeled cloud, but found more. {Fix}", SegmentationMask.Encode([1]), 0);
    }

    [Fact]
    public void Decode_FarMoreLabelsThanExpected_DecompressesNoMoreThanNeeded()
    {
        var bomb = SegmentationMask.Encode(new byte[100_000_000]);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<LabelingDataException>(() => SegmentationMask.Decode(bomb, 10, "a.zlib"));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void AnyMember_BadArguments_Throws()
    {
        Assert.Equal("bytes", Assert.Throws<ArgumentNullException>(() => SegmentationMask.Decode(null!, 1, "a")).ParamName);
        Assert.Equal("expectedCount", Assert.Throws<ArgumentOutOfRangeException>(() => SegmentationMask.Decode([], -1, "a")).ParamName);
        Assert.Equal("name", Assert.Throws<ArgumentException>(() => SegmentationMask.Decode([], 1, " ")).ParamName);
        Assert.Equal("path", Assert.Throws<ArgumentException>(() => SegmentationMask.Read("", 1)).ParamName);
        Assert.Equal("path", Assert.Throws<ArgumentException>(() => SegmentationMask.Write("", [])).ParamName);
    }

    private static void AssertFails(string message, byte[] bytes, int count) =>
        Assert.Equal(message, Assert.Throws<LabelingDataException>(() => SegmentationMask.Decode(bytes, count, "a.zlib")).Message);
}
