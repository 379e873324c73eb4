using System.Globalization;
using MlKit.Pipelines.Internal.Jsonata;
using MlKit.Pipelines.Internal.Jsonata.Formats;

namespace MlKit.Pipelines.Tests.Internal.Jsonata.Formats;

public sealed class DateTimePictureTests : IDisposable
{
    // 23 March 2018, 10:33:36.617 UTC, a Friday.
    private const long Friday = 1521801216617;

    private readonly TurkishCulture _culture = new();

    public void Dispose() => _culture.Dispose();

    [Theory]
    [InlineData("[Y]-[M01]-[D01]T[H01]:[m]:[s].[f001][Z01:01t]", "2018-03-23T10:33:36.617Z")]
    [InlineData("[[[Y]]] [ D 1 o ]]", "[2018] 23rd]")]
    [InlineData("[FNn,3-3] [F,*-2] [F01] [MN] [Mn]", "Fri fr 05 MARCH march")]
    [InlineData("[Dwo] [DW] [MI] [Da] [Yw]", "twenty-third TWENTY-THREE III w two thousand and eighteen")]
    [InlineData("[h]:[m] [P] [PN]", "10:33 am AM")]
    [InlineData("[d] [W] [w] [X] [xNn] [C][E]", "82 12 4 2018 March ISOISO")]
    [InlineData("[Y,2-2] [Y01] [Y##01] [Y9,999,*] [H,3]", "18 18 2018 2,018 010")]
    [InlineData("[Z] [z] [Z0] [Z0001]", "+00:00 GMT+00:00 +0 +0000")]
    public void Format_Picture_WritesTheMoment(string picture, string text) => Assert.Equal(text, DateTimePicture.Format(Friday, picture, null));

    [Theory]
    [InlineData("-0530", "2018-03-23T05:03:36.617-05:30", "GMT-05:30 -5:30 -530")]
    [InlineData("+1400", "2018-03-24T00:33:36.617+14:00", "GMT+14:00 +14 +1400")]
    [InlineData("0000", "2018-03-23T10:33:36.617Z", "GMT+00:00 +0 +000")]
    public void Format_Timezone_ShowsItsClock(string timezone, string text, string offsets)
    {
        Assert.Equal(text, DateTimePicture.Format(Friday, null, timezone));
        Assert.Equal(offsets, DateTimePicture.Format(Friday, "[z] [Z0] [Z000]", timezone));
    }

    [Theory]
    [InlineData(-62167219200001, "-1-12-31")]
    [InlineData(253402300800000, "10000-1-1")]
    [InlineData(CivilTime.LargestMillis, "275760-9-13")]
    [InlineData(-CivilTime.LargestMillis, "-271821-4-20")]
    public void Format_YearsBeyondThePlatform_CountsOn(long millis, string date) => Assert.Equal(date, DateTimePicture.Format(millis, "[Y]-[M]-[D]", null));

    [Fact]
    public void Format_EveryDayOfACentury_IsThatOfThePlatform()
    {
        for (var day = new DateTime(1899, 12, 1, 0, 0, 0, DateTimeKind.Utc); day.Year < 2000; day = day.AddDays(1))
        {
            var millis = (long)(day - DateTime.UnixEpoch).TotalMilliseconds;
            var expected = string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd} {day.DayOfYear} {ISOWeek.GetYear(day)}-{ISOWeek.GetWeekOfYear(day)}");

            Assert.Equal(expected, DateTimePicture.Format(millis, "[Y0001]-[M01]-[D01] [d] [X]-[W]", null));
        }
    }

    [Theory]
    [InlineData("2018-03-23T10:33:36.617Z", Friday)]
    [InlineData("2018-03-23T10:33:36.6179+0000", Friday)]
    [InlineData("2018-03-23T05:03:36.617-05:30", Friday)]
    [InlineData("1970", 0)]
    [InlineData("1970-01-01T24:00:00", 86_400_000)]
    public void Parse_Iso_ReadsTheMoment(string text, long millis) => Assert.Equal(millis, DateTimePicture.Parse(text, null, now: 0));

    [Theory]
    [InlineData("foo")]
    [InlineData("2018-02-30")]
    [InlineData("2018-13-01")]
    [InlineData("2018-02-01T10:00")]
    [InlineData("2018-02-01T24:00:01Z")]
    [InlineData("2018-02-01T10:00:00+25:00")]
    public void Parse_NotIso_ShowsTheText(string text)
    {
        var e = Assert.Throws<JsonataException>(() => DateTimePicture.Parse(text, null, now: 0));

        Assert.Equal(("D3110", $"The argument of $toMillis must be a timestamp of ISO 8601, such as '2018-02-01T09:42:13.123Z', but was '{text}'."), (e.Code, e.Message));
    }

    [Theory]
    [InlineData("20180323103336", "[Y0001][M01][D01][H01][m01][s01]", "2018-03-23T10:33:36.000Z")]
    [InlineData("23rd MARCH 2018", "[D1o] [MNn] [Y]", "2018-03-23T00:00:00.000Z")]
    [InlineData("Friday, 23 Mar 2018", "[FNn], [D] [MNn,3-3] [Y]", "2018-03-23T00:00:00.000Z")]
    [InlineData("Twenty-third of March, two thousand and eighteen", "[Dwo] of [MNn], [Yw]", "2018-03-23T00:00:00.000Z")]
    [InlineData("w C mmxviii", "[Da] [MA] [Yi]", "2018-03-23T00:00:00.000Z")]
    [InlineData("2018-082", "[Y]-[d001]", "2018-03-23T00:00:00.000Z")]
    [InlineData("082", "[d001]", "1970-03-23T00:00:00.000Z")]
    [InlineData("3/23/2018 12:06 am", "[M]/[D]/[Y] [h]:[m] [P]", "2018-03-23T00:06:00.000Z")]
    [InlineData("3/23/2018 1:06 PM", "[M]/[D]/[Y] [h]:[m] [PN]", "2018-03-23T13:06:00.000Z")]
    [InlineData("13:45:07.5", "[H]:[m]:[s].[f]", "1970-01-01T13:45:07.500Z")]
    [InlineData("2018-03-23 10:00 -05:30", "[Y]-[M]-[D] [H]:[m] [Z]", "2018-03-23T15:30:00.000Z")]
    [InlineData("2018-03-23 10:00 GMT-5", "[Y]-[M]-[D] [H]:[m] [z0]", "2018-03-23T15:00:00.000Z")]
    [InlineData("2018-03-23 10:00 +0530", "[Y]-[M]-[D] [H]:[m] [Z0001]", "2018-03-23T04:30:00.000Z")]
    [InlineData("2018-03-23 10:00 Z", "[Y]-[M]-[D] [H]:[m] [Z01:01t]", "2018-03-23T10:00:00.000Z")]
    [InlineData("99", "[Y]", "1999-01-01T00:00:00.000Z")]
    [InlineData("31/2/2020", "[D]/[M]/[Y]", "2020-03-02T00:00:00.000Z")]
    public void Parse_Picture_ReadsTheMoment(string text, string picture, string moment) =>
        Assert.Equal(moment, DateTimePicture.Format(DateTimePicture.Parse(text, picture, now: 0)!.Value, null, null));

    [Theory]
    [InlineData("irrelevant", "[Y]-[M]-[D]")]
    [InlineData("Hello", "Hello")]
    [InlineData("2018", "[Y]x")]
    [InlineData("1 January 2018", "[D1o] [MNn] [Y]")]
    [InlineData("2018 +05", "[Y] [Z]")]
    [InlineData("2018 05:00", "[Y] [Z]")]
    [InlineData("2018", "[Y0001][M01]")]
    [InlineData("999999999", "[Y]")]
    public void Parse_TextOfAnotherPicture_IsNull(string text, string picture) => Assert.Null(DateTimePicture.Parse(text, picture, now: 0));

    [Theory]
    [InlineData("[Y", "D3135", "Every '[' of a date and time picture must have its ']', but not in '[Y'. Write '[[' for the character itself.")]
    [InlineData("[YN]", "D3133", "Only months, days of the week and halves of the day have names, but a name is asked for by '[YN]'.")]
    [InlineData("[Z010101]", "D3134", "The picture of a timezone must have at most four digits, but was 'Z010101'.")]
    [InlineData("[Zn]", "D3134", "The picture of a timezone must have at most four digits, but was 'Zn'.")]
    public void Format_WrongPicture_SaysWhatItMustBe(string picture, string code, string message)
    {
        var e = Assert.Throws<JsonataException>(() => DateTimePicture.Format(0, picture, null));

        Assert.Equal((code, message), (e.Code, e.Message));
    }

    [Theory]
    [InlineData("[q]")]
    [InlineData("[]")]
    [InlineData("[Y,99999999999]")]
    [InlineData("[Y,2-1001]")]
    public void Format_UnknownComponent_ListsTheKnownOnes(string picture)
    {
        var e = Assert.Throws<JsonataException>(() => DateTimePicture.Format(0, picture, null));

        Assert.Equal(("D3132", $"A component of a date and time picture must be one of Y, M, D, d, F, W, w, X, x, H, h, P, m, s, f, Z, z, C, E, with a width of at most 1,000, but was '{picture}'."), (e.Code, e.Message));
    }

    [Theory]
    [InlineData("2018-22", "[Y]-[D]", "D3136", "The picture of $toMillis must have every component between its largest and its smallest, but component 'M' is missing.")]
    [InlineData("2018-32", "[X]-[W]", "D3136", "The picture of $toMillis must have every component between its largest and its smallest, but years and weeks cannot be read as a date yet.")]
    [InlineData("1 Foo 2018", "[D] [MNn] [Y]", "D3136", "The picture of $toMillis must have every component between its largest and its smallest, but component 'M' is missing.")]
    [InlineData("2018 ISO", "[Y] [E]", "D3133", "Only months, days of the week and halves of the day can be read as names, but '[E]' is in the picture.")]
    public void Parse_WrongPicture_SaysWhatItMustBe(string text, string picture, string code, string message)
    {
        var e = Assert.Throws<JsonataException>(() => DateTimePicture.Parse(text, picture, now: 0));

        Assert.Equal((code, message), (e.Code, e.Message));
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("")]
    [InlineData("+02:00")]
    [InlineData("+0260")]
    public void Format_WrongTimezone_ShowsIt(string timezone)
    {
        var e = Assert.Throws<JsonataException>(() => DateTimePicture.Format(0, null, timezone));

        Assert.Equal(("T0410", $"The timezone of $fromMillis must be a sign and four digits, hours and minutes, such as '+0100', but was '{timezone}'."), (e.Code, e.Message));
    }

    [Theory]
    [InlineData(CivilTime.LargestMillis + 1)]
    [InlineData(long.MinValue)]
    public void Format_MomentBeyondTheCalendar_IsRefused(long millis) => Assert.Equal("T0410", Assert.Throws<JsonataException>(() => DateTimePicture.Format(millis, null, null)).Code);

    [Theory]
    [InlineData("[Y]", '1')]
    [InlineData("[Yw][Mw][Dw]", '-')]
    [InlineData("[YI][MI][DI]", 'x')]
    [InlineData("[MNn][FNn][Da]", 'x')]
    public void Parse_HostileText_EndsSoon(string picture, char text)
    {
        var e = Assert.Throws<JsonataException>(() => DateTimePicture.Parse(new string(text, 500_000) + "?", picture, now: 0));

        Assert.Equal(("D3132", "A date and time that is read with a picture must be shorter: it took more than 2000000 steps."), (e.Code, e.Message));
    }

    [Theory]
    [InlineData("9999999999999 9", "[Y] [M]")]
    [InlineData("1970-1-1 10:00 +99999999999999999999:00", "[Y]-[M]-[D] [H]:[m] [Z]")]
    [InlineData("and", "[Yw]")]
    public void Parse_NumbersBeyondTheCalendar_AreNoDate(string text, string picture) => Assert.Null(DateTimePicture.Parse(text, picture, now: 0));
}
