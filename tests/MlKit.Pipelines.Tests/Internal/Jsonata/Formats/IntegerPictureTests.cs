using MlKit.Pipelines.Internal.Jsonata;
using MlKit.Pipelines.Internal.Jsonata.Formats;

namespace MlKit.Pipelines.Tests.Internal.Jsonata.Formats;

public sealed class IntegerPictureTests : IDisposable
{
    private readonly TurkishCulture _culture = new();

    public void Dispose() => _culture.Dispose();

    [Theory]
    [InlineData(12.6, "0000", "0012")]
    [InlineData(-3.5, "0", "-4")]
    [InlineData(1234567, "#,##0", "1,234,567")]
    [InlineData(1234567890, "#:###,##0", "1234:567,890")]
    [InlineData(12, "#:###,##0", "12")]
    [InlineData(12340, "###١", "١٢٣٤٠")]
    [InlineData(1e22, "0", "10000000000000000000000")]
    [InlineData(12, "0,:0", "1:2")]
    public void Format_Digits_FollowsThePicture(double value, string picture, string text) => Assert.Equal(text, IntegerPicture.Format(value, picture));

    [Theory]
    [InlineData(1, "1st")]
    [InlineData(2, "2nd")]
    [InlineData(3, "3rd")]
    [InlineData(12, "12th")]
    [InlineData(121, "121st")]
    public void Format_OrdinalDigits_HaveTheirEnding(double value, string text) => Assert.Equal(text, IntegerPicture.Format(value, "0;o"));

    [Theory]
    [InlineData(1984, "I", "MCMLXXXIV")]
    [InlineData(1999, "i", "mcmxcix")]
    [InlineData(0, "I", "")]
    [InlineData(27, "a", "aa")]
    [InlineData(123456, "A", "FZPH")]
    public void Format_Letters_FollowsThePicture(double value, string picture, string text)
    {
        Assert.Equal(text, IntegerPicture.Format(value, picture));
        Assert.Equal(value, IntegerPicture.Parse(text, picture));
    }

    [Theory]
    [InlineData(0, "w", "zero")]
    [InlineData(-12, "w", "-twelve")]
    [InlineData(99, "W", "NINETY-NINE")]
    [InlineData(555, "Ww", "Five Hundred and Fifty-Five")]
    [InlineData(121, "Ww;o", "One Hundred and Twenty-First")]
    [InlineData(1020, "w;o", "one thousand and twentieth")]
    [InlineData(1000000000001, "w;o", "one trillion and first")]
    [InlineData(1e15, "w;o", "one thousand trillionth")]
    [InlineData(1e46, "w", "ten billion trillion trillion trillion")]
    [InlineData(4327731, "w", "four million, three hundred and twenty-seven thousand, seven hundred and thirty-one")]
    public void Format_Words_AreEnglish(double value, string picture, string text) => Assert.Equal(text, IntegerPicture.Format(value, picture));

    [Theory]
    [InlineData("1,234,567", "#,##0", 1234567)]
    [InlineData("12 items", "0", 12)]
    [InlineData("-12", "0", -12)]
    [InlineData("١٢", "١", 12)]
    [InlineData("28th", "0;o", 28)]
    [InlineData("nineteen hundred and eighty-four", "w", 1984)]
    [InlineData("Twelfth", "Ww;o", 12)]
    [InlineData("TWENTY-FIRST", "W;o", 21)]
    public void Parse_Number_ReadsIt(string text, string picture, double value) => Assert.Equal(value, IntegerPicture.Parse(text, picture));

    [Theory]
    [InlineData("none", "0")]
    [InlineData("", "0")]
    [InlineData("banana", "w")]
    [InlineData("and", "w")]
    [InlineData("A1", "A")]
    [InlineData("XYZ", "I")]
    public void Parse_NoNumber_IsNull(string text, string picture) => Assert.Null(IntegerPicture.Parse(text, picture));

    [Theory]
    [InlineData("#", "D3130", "A picture for whole numbers must have a digit or be one of A, a, I, i, W, w, Ww, but was '#'.")]
    [InlineData("0٠", "D3131", "The digits of a picture must be of one family, but '0٠' mixes them.")]
    public void Format_WrongPicture_SaysWhatItMustBe(string picture, string code, string message)
    {
        var e = Assert.Throws<JsonataException>(() => IntegerPicture.Format(1, picture));

        Assert.Equal((code, message), (e.Code, e.Message));
    }

    [Fact]
    public void Format_RomanNumeralsWithoutEnd_AreRefused()
    {
        var e = Assert.Throws<JsonataException>(() => IntegerPicture.Format(1_000_001, "I"));

        Assert.Equal(("D3130", "A number in Roman numerals must be at most 1,000,000, but was 1000001."), (e.Code, e.Message));
    }

    [Theory]
    [InlineData("w")]
    [InlineData("a")]
    [InlineData("0")]
    public void Format_LargestNumber_HasAnEnd(string picture) => Assert.InRange(IntegerPicture.Format(double.MaxValue, picture).Length, 200, 2000);

    [Fact]
    public void Format_Infinity_IsRefused() => Assert.Equal("D3001", Assert.Throws<JsonataException>(() => IntegerPicture.Format(double.NegativeInfinity, "0")).Code);
}
