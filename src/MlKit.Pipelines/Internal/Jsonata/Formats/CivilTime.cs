namespace MlKit.Pipelines.Internal.Jsonata.Formats;

/// <summary>A moment as calendar and clock show it. The platform's dates end at the year 9999, those of the language at 275760, so the calendar is counted here.</summary>
internal readonly struct CivilTime
{
    // https://tc39.es/ecma262/#sec-time-values-and-time-range
    public const long LargestMillis = 8_640_000_000_000_000;

    private const long MillisPerDay = 86_400_000;
    private const int DaysPerEra = 146_097;

    // From 1 March of the year 0, where an era of 400 years begins with its leap day at the end, to 1 January 1970.
    private const int DaysToEpoch = 719_468;
    private const int Thursday = 4;

    public CivilTime(long millis)
    {
        Days = Math.DivRem(millis, MillisPerDay, out var time);
        if (time < 0)
            (Days, time) = (Days - 1, time + MillisPerDay);

        MillisOfDay = (int)time;
        (Year, Month, Day) = Date(Days);
    }

    public long Year { get; }

    public int Month { get; }

    public int Day { get; }

    public int Hour => MillisOfDay / 3_600_000;

    public int Minute => MillisOfDay / 60_000 % 60;

    public int Second => MillisOfDay / 1000 % 60;

    public int Millisecond => MillisOfDay % 1000;

    public int DayOfYear => (int)(Days - DaysTo(Year, 1, 1)) + 1;

    /// <summary>Gets 1 for Monday to 7 for Sunday.</summary>
    public int Weekday => (int)FloorMod(Days + Thursday - 1, 7) + 1;

    /// <summary>Gets the Thursday of this week: a week belongs to the year, and to the month, that its Thursday lies in.</summary>
    public CivilTime WeekThursday => new((Days - Weekday + Thursday) * MillisPerDay);

    /// <summary>Gets which week of its year this is.</summary>
    public int WeekOfYear => ((WeekThursday.DayOfYear - 1) / 7) + 1;

    /// <summary>Gets which week of its month this is.</summary>
    public int WeekOfMonth => ((WeekThursday.Day - 1) / 7) + 1;

    private long Days { get; }

    private int MillisOfDay { get; }

    /// <summary>Counts the days from 1970 to a date; month and day may lie outside their range and then carry over.</summary>
    public static long DaysTo(long year, long month, long day)
    {
        // Years that begin on 1 March have the leap day at their end.
        var months = (year * 12) + month - 3;
        var marchYear = FloorDiv(months, 12);
        var monthOfYear = months - (marchYear * 12);
        var dayOfYear = ((153 * monthOfYear) + 2) / 5;
        return (marchYear * 365) + FloorDiv(marchYear, 4) - FloorDiv(marchYear, 100) + FloorDiv(marchYear, 400) + dayOfYear + day - 1 - DaysToEpoch;
    }

    private static (long Year, int Month, int Day) Date(long days)
    {
        var era = FloorDiv(days + DaysToEpoch, DaysPerEra);
        var dayOfEra = (int)(days + DaysToEpoch - (era * DaysPerEra));
        var yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36_524) - (dayOfEra / (DaysPerEra - 1))) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var march = ((5 * dayOfYear) + 2) / 153;
        var month = march < 10 ? march + 3 : march - 9;
        return ((era * 400) + yearOfEra + (month <= 2 ? 1 : 0), month, dayOfYear - (((153 * march) + 2) / 5) + 1);
    }

    private static long FloorDiv(long value, long divisor) => Math.DivRem(value, divisor, out var rest) - (rest < 0 ? 1 : 0);

    private static long FloorMod(long value, long divisor) => value - (FloorDiv(value, divisor) * divisor);
}
