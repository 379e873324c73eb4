using CsCheck;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Npy;

namespace MlKit.Labeling.Tests.Npy;

public class NpyHeaderTests
{
    private const string Form = "a.npy: must have a header that is a Python dictionary of 'descr', 'fortran_order' and 'shape', once each, but found ";
    private const string Damaged = ". The file is damaged: copy, download or write it again.";
    private const string Types = "a.npy: must hold booleans, integers, floating-point numbers of up to 64 bits or text, but found ";
    private const string CutShort = ". The file was cut short: copy, download or write it again.";

    [Theory]
    [InlineData("{'descr':'|u1','fortran_order':False,'shape':(2,)}")]
    [InlineData("{\"shape\" : ( 2 , ) , \"fortran_order\" : True ,\t\"descr\" : \"|u1\" , }   \r\n")]
    [InlineData("\n{'descr': 'u1', 'fortran_order': False, 'shape': (2L,)}")]
    [InlineData("{'descr': '=u1', 'fortran_order': False, 'shape': (2,1)}")]
    [InlineData("{'descr': '>u1', 'fortran_order': True, 'shape': (1,1,2,)}")]
    public void Parse_LegalHeader_ReadsTheData(string header)
    {
        Assert.Equal([7, 9], NpyArray.Parse(NpyBytes.Npy(header, [7, 9]), "a.npy").AsSpan<byte>().ToArray());
        Assert.Equal([7, 9], NpyArray.Parse(NpyBytes.Npy(header, [7, 9], major: 2), "a.npy").AsSpan<byte>().ToArray());
        Assert.Equal([7, 9], NpyArray.Parse(NpyBytes.Npy(header, [7, 9], major: 3), "a.npy").AsSpan<byte>().ToArray());
    }

    [Theory]
    [InlineData("", "its end too early")]
    [InlineData("{", "its end too early")]
    [InlineData("{'descr", "''descr' at character 1")]
    [InlineData("{descr: 1}", "'descr: 1}' at character 1")]
    [InlineData("{'descr': 4}", "'4}' at character 10")]
    [InlineData("{'descr' '<f8'}", "''<f8'}' at character 9")]
    [InlineData("{'fortran_order': true}", "'true}' at character 18")]
    [InlineData("{'shape': (4)}", "')}' at character 12")]
    [InlineData("{'shape': (-4,)}", "'-4,)}' at character 11")]
    [InlineData("{'shape': (4 4)}", "'4)}' at character 13")]
    [InlineData("{'shape': 4}", "'4}' at character 10")]
    [InlineData("{'shape': (4, 3) 'descr'}", "''descr'}' at character 17")]
    [InlineData("{}", "no 'descr'")]
    [InlineData("{'descr': '<f8'}", "no 'fortran_order'")]
    [InlineData("{'descr': '<f8', 'fortran_order': False}", "no 'shape'")]
    [InlineData("{'descr': '<f8', 'descr': '<f4'}", "the unknown or repeated key 'descr'")]
    [InlineData("{'a\n': '<f8'}", @"the unknown or repeated key 'a\u000a'")]
    [InlineData("{} x", "'x' at character 3")]
    [InlineData("{,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,", "',,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,...' at character 1")]
    public void Parse_MalformedHeader_SaysWhere(string header, string found)
    {
        Assert.Equal(Form + found + Damaged, MessageOf(NpyBytes.Npy(header, [0, 0])));
    }

    [Theory]
    [InlineData("'|O'", "'|O'. Objects are stored as pickles, which can run any code when they are read, so they are never read: save numbers or text, for example array.astype('<f8').")]
    [InlineData("'<c16'", "'<c16'. Save the real and the imaginary part as two arrays.")]
    [InlineData("'<M8[us]'", "'<M8[us]'. Save the ticks, for example array.astype('<i8').")]
    [InlineData("'<m8'", "'<m8'. Save the ticks, for example array.astype('<i8').")]
    [InlineData("'|S3'", "'|S3'. Save the bytes as text: array.astype('U').")]
    [InlineData("'|V16'", "'|V16'. Save each field as an array of its own: np.savez(path, x=a['x'], y=a['y']).")]
    [InlineData("'<f16'", "'<f16'. Save the array with one of those types, for example array.astype('<f8').")]
    [InlineData("'<U0'", "'<U0'. Save the array with one of those types, for example array.astype('<f8').")]
    [InlineData("'<U2000000000'", "'<U2000000000'. Save the array with one of those types, for example array.astype('<f8').")]
    [InlineData("'<f99999999999'", "'<f99999999999'. Save the array with one of those types, for example array.astype('<f8').")]
    [InlineData("'<'", "'<'. Save the array with one of those types, for example array.astype('<f8').")]
    [InlineData("''", "''. Save the array with one of those types, for example array.astype('<f8').")]
    [InlineData("[('x', '<f8'), ('i', '<i4')]", "a structured type. Save each field as an array of its own: np.savez(path, x=a['x'], y=a['y']).")]
    [InlineData("('<f8', (3,))", "a structured type. Save each field as an array of its own: np.savez(path, x=a['x'], y=a['y']).")]
    public void Parse_TypeThatIsNotRead_SaysHowToSave(string descr, string found)
    {
        Assert.Equal(Types + found, MessageOf(NpyBytes.Npy(descr, false, "(1,)", new byte[64])));
    }

    [Theory]
    [InlineData("(2147483648,)", "a.npy: must have sizes of 2147483647 or less, but found '2147483648,), }\\u000a'. Split the array into smaller ones.")]
    [InlineData("(0, 99999999999999999999)", "a.npy: must have sizes of 2147483647 or less, but found '99999999999999999999), }\\u000a'. Split the array into smaller ones.")]
    [InlineData("(2147483647, 2147483647, 2147483647)", "a.npy: must have 2147483591 bytes of data or fewer, but found the shape (2147483647, 2147483647, 2147483647) of <f8. Split the array into smaller ones.")]
    [InlineData("(268435449,)", "a.npy: must have 2147483591 bytes of data or fewer, but found the shape (268435449,) of <f8. Split the array into smaller ones.")]
    [InlineData("(268435448,)", "a.npy: must hold 2147483584 bytes of data for the shape (268435448,) of <f8, but found 8" + CutShort)]
    [InlineData("(3,)", "a.npy: must hold 24 bytes of data for the shape (3,) of <f8, but found 8" + CutShort)]
    public void Parse_ShapeTheDataCannotFill_TakesNoMemoryForIt(string shape, string message)
    {
        Assert.Equal(message, MessageOf(NpyBytes.Npy("'<f8'", false, shape, new byte[8])));
    }

    [Fact]
    public void Parse_MoreThan64Dimensions_IsRefused()
    {
        var shape = $"({string.Join(',', Enumerable.Repeat("1", 65))})";

        Assert.Equal(
            "a.npy: must have 64 dimensions or fewer, but found more. Reshape the array before it is saved.",
            MessageOf(NpyBytes.Npy("'|u1'", false, shape, 1)));
    }

    [Fact]
    public void Parse_PrefixOfAnotherFormat_SaysWhatIsThere()
    {
        Assert.Equal(@"a.npy: must begin with the bytes \x93NUMPY, but found no bytes. Read .npy data, as np.save writes it.", MessageOf([]));
        Assert.Equal(@"a.npy: must begin with the bytes \x93NUMPY, but found 'PK\u0003\u0004'. Read .npy data, as np.save writes it.", MessageOf("PK\u0003\u0004"u8.ToArray()));
    }

    [Fact]
    public void Parse_HeaderCutShort_IsRefused()
    {
        var npy = NpyBytes.Npy("'|u1'", false, "(1,)", 1);

        Assert.Equal("a.npy: must hold a header, but found only 7 bytes" + CutShort, MessageOf(npy[..7]));
        Assert.Equal("a.npy: must hold a header of 58 bytes, but found 10" + CutShort, MessageOf(npy[..20]));
    }

    [Theory]
    [InlineData(0, 0, "0.0")]
    [InlineData(4, 0, "4.0")]
    [InlineData(1, 1, "1.1")]
    public void Parse_UnknownVersion_IsRefused(byte major, byte minor, string found)
    {
        Assert.Equal(
            $"a.npy: must be of npy version 1.0, 2.0 or 3.0, but found {found}. Write the array again with np.save.",
            MessageOf(NpyBytes.Npy("{}", [0, 0, 0, 0], major, minor)));
    }

    [Fact]
    public void Parse_HeaderOfGigabytes_IsRefusedUnread()
    {
        Assert.Equal(
            "a.npy: must have a header of 65535 bytes or fewer, but found 4294967295. Longer headers hold structured types: save each field as an array of its own.",
            MessageOf([0x93, .. "NUMPY"u8, 2, 0, 255, 255, 255, 255, 0]));
    }

    [Fact]
    public void Parse_RandomHeader_NeverFailsOtherwise()
    {
        const string Alphabet = "{}()[]'\":, \n\\0129Lu<>=|ifbUOTrueFalsedescrshapefortran_order\u00e9\0";

        Gen.Select(Gen.String[Gen.Int[0, Alphabet.Length - 1].Select(i => Alphabet[i]), 0, 120], Gen.Byte[0, 5]).Sample((header, version) => ReadsOrRefuses(NpyBytes.Npy(header, [1, 2, 3, 4], version)));
    }

    [Fact]
    public void Parse_RandomBytes_NeverFailsOtherwise()
    {
        Gen.Byte.Array[0, 200].Sample(bytes => ReadsOrRefuses(bytes) && ReadsOrRefuses([0x93, .. "NUMPY"u8, 1, 0, .. bytes]));
    }

    [Fact]
    public void Parse_MutatedFile_NeverFailsOtherwise()
    {
        var npy = NpyArray.Create<double>([1, 2, 3, 4, 5, 6], 2, 3).ToBytes();

        Gen.Select(Gen.Int[0, 75], Gen.Byte, Gen.Int[0, 75], Gen.Byte, Gen.Int[0, npy.Length]).Sample((i, x, j, y, length) =>
        {
            var mutated = npy.ToArray();
            mutated[i] = x;
            mutated[j] = y;
            return ReadsOrRefuses(mutated) && ReadsOrRefuses(mutated[..length]);
        });
    }

    private static bool ReadsOrRefuses(byte[] npy)
    {
        try
        {
            var array = NpyArray.Parse(npy, "a.npy");
            return array.Length * (long)array.ItemSize <= npy.Length;
        }
        catch (LabelingDataException)
        {
            return true;
        }
    }

    private static string MessageOf(byte[] npy)
    {
        var fromMemory = Assert.Throws<LabelingDataException>(() => NpyArray.Parse(npy, "a.npy")).Message;

        using var folder = new TemporaryFolder();
        var path = folder.File("a.npy");
        File.WriteAllBytes(path, npy);
        var fromFile = Assert.Throws<LabelingDataException>(() => NpyArray.Load(path)).Message;
        Assert.Equal(fromMemory, fromFile.Replace(path, "a.npy", StringComparison.Ordinal));
        return fromMemory;
    }
}
