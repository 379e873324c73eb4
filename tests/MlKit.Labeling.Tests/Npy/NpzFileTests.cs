using System.IO.Compression;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Npy;

namespace MlKit.Labeling.Tests.Npy;

public class NpzFileTests
{
    private const string Again = ". Copy or download the file again, or write it again with np.savez.";

    private static readonly byte[] Good = NpyArray.Create<double>([1, 2, 3], 3).ToBytes();

    [Fact]
    public void Read_MissingArray_NamesFileArrayAndWhatIsThere()
    {
        using var file = Open(new ZipMember("b.npy", Good), new ZipMember("a.npy", Good));

        Assert.Equal(
            "a.npz: must hold the array 'points', but found 'b', 'a'. Ask for an array the file holds, or write the file again with this one.",
            Assert.Throws<LabelingDataException>(() => file.Read("points")).Message);
        Assert.False(file.TryRead("points", out _));
        Assert.False(file.Contains("points"));
        Assert.False(file.Contains("A"));
        Assert.True(file.Contains("a"));
        Assert.True(file.TryRead("a", out var array));
        Assert.Equal("a.npz#a", array.Source);
    }

    [Fact]
    public void Read_MissingArrayOfManyOrNone_KeepsTheMessageShort()
    {
        using var many = Open([.. Enumerable.Range(0, 23).Select(i => new ZipMember($"{i}.npy", Good))]);
        using var none = Open();

        Assert.EndsWith("'18', '19' and 3 more. Ask for an array the file holds, or write the file again with this one.", Assert.Throws<LabelingDataException>(() => many.Read("x")).Message, StringComparison.Ordinal);
        Assert.Equal(
            "a.npz: must hold the array 'x', but found no arrays. Ask for an array the file holds, or write the file again with this one.",
            Assert.Throws<LabelingDataException>(() => none.Read("x")).Message);
    }

    [Fact]
    public void ReadInto_CallersMemory_TakesTheElementsAlone()
    {
        using var file = Open(new ZipMember("p.npy", Good), Deflated(Good) with { Name = "d.npy" });
        foreach (var name in file.Names)
        {
            double[] room = [-1, -1, -1, -1];

            Assert.Equal([3], file.ReadShape(name));
            Assert.Equal(3, file.ReadInto<double>(name, room));
            Assert.Equal([1, 2, 3, -1], room);
        }
    }

    [Theory]
    [InlineData("'>i2'", false, "(2, 3)", new byte[] { 0, 1, 0, 2, 0, 3, 1, 0, 1, 1, 1, 2 }, new short[] { 1, 2, 3, 256, 257, 258 })]
    [InlineData("'<i2'", true, "(2, 3)", new byte[] { 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0 }, new short[] { 1, 3, 5, 2, 4, 6 })]
    [InlineData("'<i2'", false, "(0, 3)", new byte[0], new short[0])]
    [InlineData("'<i2'", false, "()", new byte[] { 7, 0 }, new short[] { 7 })]
    public void ReadInto_OtherLayout_IsInCOrder(string descr, bool fortranOrder, string shape, byte[] data, short[] expected)
    {
        using var file = Open(new ZipMember("p.npy", NpyBytes.Npy(descr, fortranOrder, shape, data)));
        var room = new short[expected.Length];

        Assert.Equal(expected.Length, file.ReadInto<short>("p", room));

        Assert.Equal(expected, room);
        Assert.Equal(expected, file.Read("p").AsSpan<short>().ToArray());
    }

    [Fact]
    public void ReadInto_LongArray_IsTheSameAsRead()
    {
        // More than one block of the reader.
        var values = Enumerable.Range(0, 100_000).Select(i => i * 0.37).ToArray();
        var npy = NpyArray.Create<double>(values, values.Length).ToBytes();
        foreach (var member in new[] { new ZipMember("p.npy", npy), Deflated(npy) })
        {
            using var file = Open(member);
            var room = new double[values.Length];

            file.ReadInto<double>("p", room);

            Assert.Equal(values, room);
            Assert.Equal(values, file.Read("p").ToDoubles());
        }
    }

    [Fact]
    public void ReadInto_WhatReadRefuses_IsRefused()
    {
        using var file = Open(
            new ZipMember("sum.npy", Good) { Crc = 0x12345678 },
            new ZipMember("bomb.npy", Good) { Method = 8, Length = 4_000_000_000 },
            new ZipMember("long.npy", [.. Good, 0]),
            Deflated(Good[..^1]) with { Name = "short.npy", Length = (uint)Good.Length });
        foreach (var name in file.Names)
        {
            Assert.Equal(
                Assert.Throws<LabelingDataException>(() => file.Read(name)).Message,
                Assert.Throws<LabelingDataException>(() => file.ReadInto<double>(name, new double[3])).Message);
        }
    }

    [Fact]
    public void ReadInto_WrongRequest_SaysWhatTheArrayIs()
    {
        using var file = Open(new ZipMember("p.npy", Good));

        Assert.Equal(
            "a.npz#p: must hold Float32 to be read in place, but found Float64. Call Read and ToArray<Single>(), which converts numbers.",
            Assert.Throws<LabelingDataException>(() => file.ReadInto<float>("p", new float[3])).Message);
        Assert.Equal(
            "The array 'p' has 3 elements, but there is room for 2. (Parameter 'destination')",
            Assert.Throws<ArgumentException>("destination", () => file.ReadInto<double>("p", new double[2])).Message);
        Assert.Equal(
            "a.npz: must hold the array 'q', but found 'p'. Ask for an array the file holds, or write the file again with this one.",
            Assert.Throws<LabelingDataException>(() => file.ReadShape("q")).Message);
        Assert.Throws<NotSupportedException>(() => file.ReadInto<decimal>("p", new decimal[3]));
        Assert.Throws<ArgumentNullException>("name", () => file.ReadInto<double>(null!, new double[3]));
        Assert.Throws<ArgumentNullException>("name", () => file.ReadShape(null!));
    }

    [Fact]
    public void Read_OtherMemberDamaged_StillReadsThisOne()
    {
        using var file = Open(new ZipMember("bad.npy", [1, 2, 3]) { Method = 8, Length = 100, Crc = 0 }, new ZipMember("good.npy", Good));

        Assert.Equal([1, 2, 3], file.Read("good").AsSpan<double>().ToArray());
        Assert.Throws<LabelingDataException>(() => file.Read("bad"));
    }

    [Fact]
    public void Read_WrongChecksum_IsRefused()
    {
        foreach (var member in new[] { new ZipMember("p.npy", Good) { Crc = 0x12345678 }, Deflated(Good) with { Crc = 0x12345678 } })
        {
            Assert.Matches(
                "^a\\.npz#p: must have the CRC-32 12345678, but found [0-9a-f]{8}" + Again.Replace(".", "\\.", StringComparison.Ordinal) + "$",
                MessageOf(member));
        }
    }

    [Fact]
    public void Read_BombThatStatesItsSize_IsRefusedUninflated()
    {
        Assert.Equal(
            "a.npz#p: must not state a size of more than 1032 times its compressed size, but found 4000000000 bytes stated for 152 compressed ones. "
                + "The file was made to use up memory or is damaged: do not use it.",
            MessageOf(new ZipMember("p.npy", Good) { Method = 8, Length = 4_000_000_000 }));
    }

    [Fact]
    public void Read_BombWithinDeflatesLimit_StopsAtMaxArrayBytes()
    {
        var zeros = Deflated(NpyArray.Create<byte>(new byte[10_000_000], 10_000_000).ToBytes());

        using var file = NpzFile.Open(NpyBytes.Zip(zeros), "a.npz", maxArrayBytes: 1_000_000);

        Assert.Equal(
            "a.npz#p: must have 1000000 bytes of data or fewer, but found 10000000. Open the file with a higher maxArrayBytes if you trust it.",
            Assert.Throws<LabelingDataException>(() => file.Read("p")).Message);
    }

    [Fact]
    public void Read_MemberOfAnotherSizeThanItsHeaderSays_IsRefused()
    {
        Assert.Equal("a.npz#p: must end after 24 bytes of data, but found 25" + Again, MessageOf(new ZipMember("p.npy", [.. Good, 0])));
        Assert.Equal(
            "a.npz#p: must hold 24 bytes of data for the shape (3,) of <f8, but found 23. The file was cut short: copy, download or write it again.",
            MessageOf(new ZipMember("p.npy", Good[..^1])));
        Assert.Throws<LabelingDataException>(() => Read(Deflated([.. Good, 0, 0]) with { Length = (uint)Good.Length }));
        Assert.Throws<LabelingDataException>(() => Read(Deflated(Good[..^1]) with { Length = (uint)Good.Length }));
        Assert.Throws<LabelingDataException>(() => Read(new ZipMember("p.npy", Good[..^1]) { Length = (uint)Good.Length }));
        Assert.Throws<LabelingDataException>(() => Read(new ZipMember("p.npy", [.. Good, 0]) { Length = (uint)Good.Length }));
    }

    [Fact]
    public void Read_EncryptedMember_IsRefused()
    {
        Assert.Equal("a.npz#p: must not be encrypted, but found an encrypted member. Decrypt the file first.", MessageOf(new ZipMember("p.npy", Good) { Flags = 1 }));
    }

    [Theory]
    [InlineData(1, "The archive entry was compressed using an unsupported compression method")]
    [InlineData(12, "The archive entry was compressed using BZip2 and is not supported")]
    [InlineData(14, "The archive entry was compressed using LZMA and is not supported")]
    [InlineData(93, "The archive entry was compressed using an unsupported compression method")]
    public void Read_OtherCompression_IsRefused(ushort method, string found)
    {
        Assert.Equal("a.npz#p: must be a readable member of a zip archive, but found an error (" + found + ")" + Again, MessageOf(new ZipMember("p.npy", Good) { Method = method }));
    }

    [Theory]
    [InlineData("../p.npy", "'../p.npy'")]
    [InlineData("a/../../p.npy", "'a/../../p.npy'")]
    [InlineData("/p.npy", "'/p.npy'")]
    [InlineData("C:p.npy", "'C:p.npy'")]
    [InlineData("..\\p.npy", "'..\\p.npy'")]
    [InlineData("p\n.npy", "'p\\u000a.npy'")]
    public void Open_NameThatLeadsOut_IsRefused(string name, string found)
    {
        Assert.Equal(
            $"a.npz: must name its members by relative paths with '/', without '..', drive letters and control characters, but found {found}. Do not unpack the file; write it again with np.savez.",
            Assert.Throws<LabelingDataException>(() => Open(new ZipMember(name, Good))).Message);
    }

    [Theory]
    [InlineData("p.npy", "p.npy")]
    [InlineData("p", "p.npy")]
    public void Open_NameTwice_IsRefused(string first, string second)
    {
        Assert.Equal(
            "a.npz: must hold each array once, but found 'p' twice. Write the file again with np.savez.",
            Assert.Throws<LabelingDataException>(() => Open(new ZipMember(first, Good), new ZipMember(second, Good))).Message);
    }

    [Fact]
    public void Names_OddButLegal_AreRead()
    {
        using var file = Open(new ZipMember("folder/", []), new ZipMember("folder/p.npy", Good), new ZipMember("plain", Good), new ZipMember("a..b.npy", Good));

        Assert.Equal(["folder/p", "plain", "a..b"], file.Names);
        Assert.All(file.Names, name => Assert.Equal(3, file.Read(name).Length));
    }

    [Fact]
    public void Open_NoZip_IsRefused()
    {
        Assert.Equal(
            "a.npz: must be a zip archive, but found an error (Central Directory corrupt)" + Again,
            Assert.Throws<LabelingDataException>(() => NpzFile.Open(ReadOnlyMemory<byte>.Empty, "a.npz")).Message);
        Assert.Equal(
            "a.npz: must be a zip archive, but found an error (End of Central Directory record could not be found)" + Again,
            Assert.Throws<LabelingDataException>(() => NpzFile.Open(Good, "a.npz")).Message);
    }

    [Fact]
    public void Open_Path_ReleasesTheFile()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.npz");
        File.WriteAllBytes(path, "garbage"u8);

        Assert.StartsWith(path + ": must be a zip archive", Assert.Throws<LabelingDataException>(() => NpzFile.Open(path)).Message, StringComparison.Ordinal);
        File.WriteAllBytes(path, []);
        Assert.Throws<LabelingDataException>(() => NpzFile.Open(path));
        File.WriteAllBytes(path, NpyBytes.Zip(new ZipMember("p.npy", Good)));
        using (var file = NpzFile.Open(path))
            Assert.Equal(path + "#p", file.Read("p").Source);
        using var exclusive = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.True(exclusive.CanWrite);
    }

    [Fact]
    public void Open_MissingFile_NamesIt()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.npz");

        Assert.Equal(path, Assert.Throws<FileNotFoundException>(() => NpzFile.Open(path)).FileName);
    }

    [Fact]
    public void Dispose_CallersStream_StaysOpen()
    {
        using var stream = new MemoryStream(NpyBytes.Zip(new ZipMember("p.npy", Good)));
        var file = NpzFile.Open(stream, "a.npz");

        file.Dispose();
        file.Dispose();

        Assert.True(stream.CanRead);
        Assert.Throws<ObjectDisposedException>(() => file.Read("p"));
        Assert.Throws<ObjectDisposedException>(() => file.TryRead("q", out _));
        Assert.Throws<ObjectDisposedException>(() => file.ReadShape("p"));
        Assert.Throws<ObjectDisposedException>(() => file.ReadInto<double>("p", new double[3]));
    }

    [Fact]
    public void PublicMethods_BadArguments_Throw()
    {
        using var file = Open();

        Assert.Throws<ArgumentNullException>("path", () => NpzFile.Open((string)null!));
        Assert.Throws<ArgumentNullException>("stream", () => NpzFile.Open((Stream)null!, "a"));
        Assert.Throws<ArgumentException>("name", () => NpzFile.Open(ReadOnlyMemory<byte>.Empty, " "));
        Assert.Throws<ArgumentOutOfRangeException>("maxArrayBytes", () => NpzFile.Open(ReadOnlyMemory<byte>.Empty, "a", 0));
        Assert.Throws<ArgumentOutOfRangeException>("maxArrayBytes", () => NpzFile.Open("a", NpyArray.MaxBytes + 1L));
        Assert.Throws<ArgumentNullException>("name", () => file.Read(null!));
        Assert.Throws<ArgumentNullException>("name", () => file.Contains(null!));
        using var oneWay = new DeflateStream(new MemoryStream(), CompressionMode.Decompress);
        Assert.Equal(
            "The stream must be readable and seekable. (Parameter 'stream')",
            Assert.Throws<ArgumentException>("stream", () => NpzFile.Open(oneWay, "a")).Message);
    }

    private static NpzFile Open(params ReadOnlySpan<ZipMember> members) => NpzFile.Open(NpyBytes.Zip(members), "a.npz");

    private static string MessageOf(ZipMember member) => Assert.Throws<LabelingDataException>(() => Read(member)).Message;

    private static NpyArray Read(ZipMember member)
    {
        using var file = Open(member);
        return file.Read("p");
    }

    private static ZipMember Deflated(byte[] npy)
    {
        var stored = new MemoryStream();
        using (var deflate = new DeflateStream(stored, CompressionLevel.Optimal))
            deflate.Write(npy);
        return new ZipMember("p.npy", stored.ToArray()) { Method = 8, Length = (uint)npy.Length, Crc = System.IO.Hashing.Crc32.HashToUInt32(npy) };
    }
}
