using System.Globalization;
using System.Text;

namespace LegacyPipeline;

/// <summary>A bank's campaign: customers who are to be called, or were, in the columns the legacy scripts read.</summary>
internal sealed class Campaign(ulong seed)
{
    private const int NeverContacted = 999;

    // Shares in percent: student, employed, retired; the others do not work.
    private const int Students = 5;
    private const int Employed = 68;
    private const int Retired = 15;

    private ulong _state = seed;

    /// <summary>Returns customers without a header.</summary>
    /// <param name="count">How many.</param>
    /// <param name="first">The number of the first.</param>
    /// <param name="withOutcome">Whether the last column tells who bought.</param>
    public string ToCsv(int count, int first, bool withOutcome)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
            text.Append(CultureInfo.InvariantCulture, $"{first + i},{Customer(withOutcome)}\n");

        return text.ToString();
    }

    private string Customer(bool withOutcome)
    {
        var work = Next(100) switch
        {
            < Students => 0,
            < Students + Employed => 1,
            < Students + Employed + Retired => 2,
            _ => 3,
        };
        var age = work switch
        {
            0 => 18 + Next(10),
            2 => 60 + Next(26),
            _ => 20 + Next(22) + Next(23),
        };
        var calls = 1 + (Next(4) * Next(3) / 2);
        var days = Next(100) < 80 ? NeverContacted : 1 + Next(28);
        var earlier = days == NeverContacted ? 0 : 1 + Next(3);
        var (loan, mortgage) = (Next(100) < 15 ? 1 : 0, Next(100) < 52 ? 1 : 0);
        var shownAge = Next(100) < 2 ? "" : age.ToString(CultureInfo.InvariantCulture);
        var jobs = string.Join(',', Enumerable.Range(0, 4).Select(job => job == work ? 1 : 0));
        var customer = string.Create(CultureInfo.InvariantCulture, $"{shownAge},{calls},{days},{earlier},{loan},{mortgage},{jobs}");
        return withOutcome ? $"{customer},{(Buys(age, calls, days, earlier, loan, mortgage, work) ? 1 : 0)}" : customer;
    }

    /// <summary>How customers really decide, which the model has to find out.</summary>
    private bool Buys(int age, int calls, int days, int earlier, int loan, int mortgage, int work)
    {
        var decades = (age - 40) / 10.0;
        var recent = days == NeverContacted ? 0 : 1 - (days / 30.0);
        var score = -1.9 + (0.12 * decades * decades) - (0.3 * calls) + (2.2 * recent) + (0.35 * earlier) - (0.4 * loan) - (0.2 * mortgage)
            + (work is 0 ? 0.9 : work is 2 ? 0.3 : 0);
        return Next(1_000_000) < 1_000_000 / (1 + Math.Exp(-score));
    }

    /// <summary>SplitMix64 (https://prng.di.unimi.it/splitmix64.c): the same numbers on every machine and runtime.</summary>
    private int Next(int bound)
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return (int)((mixed ^ (mixed >> 31)) % (ulong)bound);
    }
}
