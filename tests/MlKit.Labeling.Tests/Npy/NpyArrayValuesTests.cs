using System.Runtime.InteropServices;
using CsCheck;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Npy;

namespace MlKit.Labeling.Tests.Npy;

public class NpyArrayValuesTests
{
    [Fact]
    public void AsSpan_OtherType_NamesBoth()
    {
        var array = NpyArray.Parse(NpyArray.Create<long>([1, 2], 2).ToBytes(), "a.npz#lidar_id");

        var exception = Assert.Throws<LabelingDataException>(() => array.AsSpan<double>().Length);

        Assert.Equal("a.npz#lidar_id: must hold Float64 to be read in place, but found Int64. Call ToArray<Double>(), which converts numbers.", exception.Message);
        Assert.Throws<NotSupportedException>(() => array.AsSpan<char>().Length);
    }

    [Fact]
    public void ToArray_SmallNumbers_AreTheSameInEveryType()
    {
        NpyArray[] sources =
        [
            NpyArray.Create<bool>([false, true], 2), NpyArray.Create<sbyte>([0, 1], 2), NpyArray.Create<byte>([0, 1], 2), NpyArray.Create<short>([0, 1], 2),
            NpyArray.Create<ushort>([0, 1], 2), NpyArray.Create<int>([0, 1], 2), NpyArray.Create<uint>([0, 1], 2), NpyArray.Create<long>([0, 1], 2),
            NpyArray.Create<ulong>([0, 1], 2), NpyArray.Create<Half>([Half.Zero, Half.One], 2), NpyArray.Create<float>([0, 1], 2), NpyArray.Create<double>([0, 1], 2),
        ];
        foreach (var source in sources)
        {
            Assert.Equal([false, true], source.ToArray<bool>());
            Assert.Equal([0, 1], source.ToArray<sbyte>());
            Assert.Equal([0, 1], source.ToArray<byte>());
            Assert.Equal([0, 1], source.ToArray<short>());
            Assert.Equal([0, 1], source.ToArray<ushort>());
            Assert.Equal([0, 1], source.ToArray<int>());
            Assert.Equal([0u, 1u], source.ToArray<uint>());
            Assert.Equal([0, 1], source.ToInt64s());
            Assert.Equal([0ul, 1ul], source.ToArray<ulong>());
            Assert.Equal([Half.Zero, Half.One], source.ToArray<Half>());
            Assert.Equal([0, 1], source.ToArray<float>());
            Assert.Equal([0, 1], source.ToDoubles());
        }
    }

    [Theory]
    [InlineData(1.5, "1.5")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    [InlineData(9223372036854775808.0, "9.223372036854776E+18")]
    [InlineData(-9223372036854777856.0, "-9.223372036854778E+18")]
    public void ToInt64s_ValueThatIsNoInteger_NamesIndexAndValue(double value, string found)
    {
        var array = NpyArray.Create<double>([1, 2, value], 3);

        Assert.Equal(
            $"array: must hold only integers that fit Int64 to be read as Int64, but found {found} at index 2. Call ToDoubles(), or correct the file.",
            Assert.Throws<LabelingDataException>(() => array.ToInt64s()).Message);
    }

    [Fact]
    public void ToArray_OutOfRange_NamesIndexAndValue()
    {
        Assert.Equal(
            "array: must hold only integers that fit UInt8 to be read as UInt8, but found -1 at index 1. Call ToDoubles(), or correct the file.",
            Assert.Throws<LabelingDataException>(() => NpyArray.Create<long>([255, -1], 2).ToArray<byte>()).Message);
        Assert.Equal(
            "array: must hold only 0 and 1 to be read as Boolean, but found 2 at index 1. Call ToDoubles(), or correct the file.",
            Assert.Throws<LabelingDataException>(() => NpyArray.Create<float>([1, 2], 2).ToArray<bool>()).Message);
        Assert.Equal(
            "array: must hold only 0 and 1 to be read as Boolean, but found 300 at index 0. Call ToDoubles(), or correct the file.",
            Assert.Throws<LabelingDataException>(() => NpyArray.Create<int>([300], 1).ToArray<bool>()).Message);
        Assert.Equal(
            "array: must hold only integers that fit Int64 to be read as Int64, but found 18446744073709551615 at index 0. Call ToDoubles(), or correct the file.",
            Assert.Throws<LabelingDataException>(() => NpyArray.Create<ulong>([ulong.MaxValue], 1).ToInt64s()).Message);
    }

    [Fact]
    public void ToArray_FloatingPointTarget_Rounds()
    {
        var array = NpyArray.Create<double>([0.1, 1e300, -1e300, double.NaN], 4);

        Assert.Equal([0.1f, float.PositiveInfinity, float.NegativeInfinity, float.NaN], array.ToArray<float>());
        Assert.Equal([(Half)0.1, Half.PositiveInfinity, Half.NegativeInfinity, Half.NaN], array.ToArray<Half>());
        Assert.Equal([9007199254740992.0], NpyArray.Create<long>([9007199254740993], 1).ToDoubles());
    }

    [Fact]
    public void ToInt64s_AnyIntegerStoredAsDouble_IsExact()
    {
        Gen.Long[-(1L << 53), 1L << 53].Array.Sample(values => NpyArray.Create<double>([.. values.Select(v => (double)v)], values.Length).ToInt64s().SequenceEqual(values));
    }

    [Fact]
    public void ToArray_OwnType_IsACopy()
    {
        var array = NpyArray.Create<double>([1, 2], 2);

        array.ToDoubles()[0] = 9;

        Assert.Equal([1, 2], array.AsSpan<double>().ToArray());
    }

    [Fact]
    public void ToArray_Text_IsRefused()
    {
        Assert.Equal(
            "array: must hold booleans or numbers, but found text. Call ToStrings() and parse the elements.",
            Assert.Throws<LabelingDataException>(() => NpyArray.Create(["1"], 1).ToDoubles()).Message);
    }

    [Fact]
    public void ToStrings_Numbers_AreRefused()
    {
        Assert.Equal(
            "array: must hold text, but found Float64. Call ToArray<T>() for booleans and numbers.",
            Assert.Throws<LabelingDataException>(() => NpyArray.Create<double>([1], 1).ToStrings()).Message);
    }

    [Fact]
    public void ToStrings_CodeThatIsNoCharacter_NamesIndexAndCode()
    {
        var npy = NpyBytes.Npy("'<U1'", false, "(2,)", MemoryMarshal.AsBytes<uint>(['a', 0xd800]));

        Assert.Equal(
            "a.npy: must hold Unicode characters, but found the code 0xd800 at index 1. Write the file again from well-formed text.",
            Assert.Throws<LabelingDataException>(() => NpyArray.Parse(npy, "a.npy").ToStrings()).Message);
    }

    [Fact]
    public void ToStrings_AnyText_ReadsBack()
    {
        string[] texts = ["", "car", "Straße", "\U0001F697\U0001F6B2", "a\0b", " "];

        var array = NpyArray.Create(texts, 3, 2);

        Assert.Equal("<U6", array.Descr);
        Assert.Equal(texts, NpyArray.Parse(array.ToBytes(), "a").ToStrings());
        Assert.Equal("<U1", NpyArray.Create([""], 1).Descr);
    }
}
