using System.Globalization;

namespace MlKit.Pipelines.Internal.Jsonata.Formats;

/// <summary>The shortest decimal digits that name a number: 0.d1d2d3… · 10^Point, without zeros at either end. Rounding these, not the bits, is what people expect of 4.525.</summary>
internal readonly record struct DecimalDigits(string Digits, int Point)
{
    /// <summary>Gets the digits before the decimal point; empty for a number below one.</summary>
    public string IntegerPart => Point <= 0 ? "" : Digits.Length >= Point ? Digits[..Point] : Digits.PadRight(Point, '0');

    /// <summary>Gets the digits after the decimal point, zeros next to the point included.</summary>
    public string FractionPart => Point >= Digits.Length ? "" : Point >= 0 ? Digits[Point..] : Digits.PadLeft(Digits.Length - Point, '0');

    private bool IsZero => Digits.Length == 0;

    /// <summary>Reads the size of a finite number; the sign is the caller's.</summary>
    public static DecimalDigits Of(double value)
    {
        var text = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture);
        var end = text.IndexOf('E') is var e and >= 0 ? e : text.Length;
        var exponent = end < text.Length ? int.Parse(text.AsSpan(end + 1), CultureInfo.InvariantCulture) : 0;
        var whole = text.AsSpan(0, end).IndexOf('.') is var dot and >= 0 ? dot : end;

        var digits = text[..end].Replace(".", "", StringComparison.Ordinal);
        var leading = digits.Length - digits.AsSpan().TrimStart('0').Length;
        return Trim(digits[leading..], whole - leading + exponent);
    }

    public DecimalDigits Shift(int places) => IsZero ? this : this with { Point = Point + places };

    /// <summary>Rounds to so many digits after the point (before it where negative), and halves to the even neighbour.</summary>
    public DecimalDigits Round(int places)
    {
        var kept = (long)Point + places;
        if (kept >= Digits.Length)
            return this;

        if (kept < 0)
            return new("", 0);

        var digits = Digits[..(int)kept];
        return RoundsUp(digits, Digits.AsSpan((int)kept)) ? Increment(digits) : Trim(digits, Point);
    }

    public double ToDouble() => IsZero ? 0 : double.Parse($"0.{Digits}E{Point.ToString(CultureInfo.InvariantCulture)}", CultureInfo.InvariantCulture);

    private static bool RoundsUp(string kept, ReadOnlySpan<char> rest)
    {
        // There are no zeros at the end: a lone 5 is a half.
        var isHalf = rest is "5";
        return isHalf ? kept.Length > 0 && (kept[^1] - '0') % 2 == 1 : rest[0] >= '5';
    }

    private DecimalDigits Increment(string digits)
    {
        var nines = digits.Length - digits.AsSpan().TrimEnd('9').Length;
        var rest = digits[..^nines];
        return rest.Length == 0 ? new("1", Point + 1) : new($"{rest[..^1]}{(char)(rest[^1] + 1)}", Point);
    }

    private static DecimalDigits Trim(string digits, int point)
    {
        var trimmed = digits.TrimEnd('0');
        return new(trimmed, trimmed.Length == 0 ? 0 : point);
    }
}
