using MlKit.Pipelines.Internal.Jsonata;
using MlKit.Pipelines.Internal.Jsonata.Formats;

namespace MlKit.Pipelines.Tests.Internal.Jsonata.Formats;

public sealed class NumberFormatTests : IDisposable
{
    private readonly TurkishCulture _culture = new();

    public void Dispose() => _culture.Dispose();

    [Theory]
    [InlineData(0.1 + 0.2, "0.3")]
    [InlineData(-0.0, "0")]
    [InlineData(5890840712243076, "5890840712243076")]
    [InlineData(1e21, "1e+21")]
    [InlineData(1e20, "100000000000000000000")]
    [InlineData(0.000001, "0.000001")]
    [InlineData(-1.5e-7, "-1.5e-7")]
    [InlineData(1.5e300, "1.5e+300")]
    [InlineData(123456.7890123456789, "123456.789012346")]
    public void NumberText_Format_WritesFifteenDigits(double value, string text) => Assert.Equal(text, NumberText.Format(value));

    [Fact]
    public void NumberText_FormatOfInfinity_SaysThatItMustBeFinite()
    {
        var e = Assert.Throws<JsonataException>(() => NumberText.Format(double.PositiveInfinity));

        Assert.Equal(("D3001", "A number that is written as text must be finite, but was infinite or not a number."), (e.Code, e.Message));
    }

    [Theory]
    [InlineData("-007.50", -7.5)]
    [InlineData("1E+2", 100)]
    [InlineData("0x1F", 31)]
    [InlineData("0B101", 5)]
    [InlineData("0o17", 15)]
    [InlineData("1e-400", 0)]
    public void NumberText_TryParse_ReadsNumbers(string text, double value)
    {
        Assert.True(NumberText.TryParse(text, out var read));
        Assert.Equal(value, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("+5")]
    [InlineData("5 ")]
    [InlineData("5\n")]
    [InlineData("1,5")]
    [InlineData("1e999")]
    [InlineData("0x")]
    [InlineData("0xG")]
    [InlineData("0b2")]
    [InlineData("-0x1")]
    [InlineData("١")]
    public void NumberText_TryParseOfAnotherText_IsFalse(string text) => Assert.False(NumberText.TryParse(text, out _));

    [Fact]
    public void NumberText_TryParseOfEndlessDigits_IsFalse() => Assert.False(NumberText.TryParse("0b" + new string('1', 1025), out _));

    [Theory]
    [InlineData(4.525, 2, 4.52)]
    [InlineData(4.515, 2, 4.52)]
    [InlineData(-8.5, 0, -8)]
    [InlineData(-0.5, 0, 0)]
    [InlineData(9.995, 1, 10)]
    [InlineData(12350, -2, 12400)]
    [InlineData(123.456, -3, 0)]
    [InlineData(1.5, 400, 1.5)]
    [InlineData(1e300, int.MaxValue, 1e300)]
    [InlineData(1e300, int.MinValue, 0)]
    public void Rounding_Round_RoundsHalvesToEven(double value, int precision, double rounded) => Assert.Equal(rounded, Rounding.Round(value, precision));

    [Theory]
    [InlineData(100, 2, "1100100")]
    [InlineData(-255.4, 16, "-ff")]
    [InlineData(0.4, 2, "0")]
    [InlineData(1e21, 36, "5v1j4f4ds79m9s")]
    [InlineData(1e21, 10, "1e+21")]
    public void NumberBase_Format_WritesDigits(double value, int radix, string text) => Assert.Equal(text, NumberBase.Format(value, radix));

    [Fact]
    public void NumberBase_FormatInBase37_NamesTheBases()
    {
        var e = Assert.Throws<JsonataException>(() => NumberBase.Format(1, 37));

        Assert.Equal(("D3100", "The base of $formatBase must be between 2 and 36, but was 37."), (e.Code, e.Message));
    }

    [Theory]
    [InlineData(12345.6, "#,##0.00", "12,345.60")]
    [InlineData(1234567, "#,##,000", "12,34,567")]
    [InlineData(1234.56789, "9,999.999,999", "1,234.567,890")]
    [InlineData(-0.333, "#.00;(#.00)", "(.33)")]
    [InlineData(-6, "000", "-006")]
    [InlineData(0.14, "01%", "14%")]
    [InlineData(0.4857, "###.###‰", "485.7‰")]
    [InlineData(1234.5678, "00.000e000", "12.346e002")]
    [InlineData(0.00001234, "0.00e0", "1.23e-5")]
    [InlineData(10, "0e0", "10e0")]
    [InlineData(0, "#.#", ".0")]
    [InlineData(0, "#", "0")]
    [InlineData(0.234, "#.00e0", "0.23e0")]
    [InlineData(0.5, "#.#", ".5")]
    [InlineData(123, "PREFIX 0 end", "PREFIX 123 end")]
    [InlineData(double.NaN, "0", "NaN")]
    [InlineData(double.NegativeInfinity, "0 m", "-Infinity m")]
    public void NumberPicture_Format_FollowsThePicture(double value, string picture, string text) => Assert.Equal(text, NumberPicture.Format(value, picture, null));

    [Fact]
    public void NumberPicture_FormatWithOptions_UsesTheirCharacters()
    {
        var options = new Dictionary<string, string> { ["decimal-separator"] = ",", ["grouping-separator"] = ".", ["minus-sign"] = "minus ", ["zero-digit"] = "٠" };

        Assert.Equal("minus ١.٢٣٤,٥٠", NumberPicture.Format(-1234.5, "#.##٠,٠٠", options));
    }

    [Theory]
    [InlineData("zero-digit", "", "The option 'zero-digit' of $formatNumber must be one character.")]
    [InlineData("decimal-separator", "ab", "The option 'decimal-separator' of $formatNumber must be one character.")]
    [InlineData("zero-digit", "\uD7FF", "The option 'zero-digit' of $formatNumber must have nine characters after it.")]
    public void NumberPicture_FormatWithWrongOption_SaysWhatItMustBe(string option, string value, string message)
    {
        var e = Assert.Throws<JsonataException>(() => NumberPicture.Format(1, "0", new Dictionary<string, string> { [option] = value }));

        Assert.Equal(("T0410", message), (e.Code, e.Message));
    }

    [Theory]
    [InlineData("#;#;#", "D3080")]
    [InlineData("#.0.0", "D3081")]
    [InlineData("#0%%", "D3082")]
    [InlineData("#0‰‰", "D3083")]
    [InlineData("#0%‰", "D3084")]
    [InlineData(".e0", "D3085")]
    [InlineData("", "D3085")]
    [InlineData("0+0", "D3086")]
    [InlineData("0,.0", "D3087")]
    [InlineData("0.,0", "D3087")]
    [InlineData("0,", "D3088")]
    [InlineData("0,,0", "D3089")]
    [InlineData("0#.0", "D3090")]
    [InlineData("0.#0", "D3091")]
    [InlineData("0.0e0%", "D3092")]
    [InlineData("0.0e#", "D3093")]
    public void NumberPicture_FormatWithWrongPicture_HasTheCodeOfTheRule(string picture, string code) =>
        Assert.Equal(code, Assert.Throws<JsonataException>(() => NumberPicture.Format(20, picture, null)).Code);

    [Fact]
    public void NumberPicture_FormatWithWrongPicture_ShowsThePictureShortened()
    {
        var e = Assert.Throws<JsonataException>(() => NumberPicture.Format(20, new string('#', 100) + ",", null));

        Assert.Equal($"A picture of $formatNumber must not have a grouping separator at the end of its whole part, but was '{new string('#', 60)}…'.", e.Message);
    }

    [Fact]
    public void NumberPicture_FormatOfHugeNumberAndPicture_StaysWithinBoth() =>
        Assert.Equal(309 + 1 + 100_000, NumberPicture.Format(double.MaxValue, "#." + new string('0', 100_000), null).Length);
}
