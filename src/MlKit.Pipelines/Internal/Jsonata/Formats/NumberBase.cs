using System.Globalization;
using System.Numerics;

namespace MlKit.Pipelines.Internal.Jsonata.Formats;

/// <summary><c>$formatBase</c>.</summary>
internal static class NumberBase
{
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    /// <summary>Writes the number, rounded to a whole one, in a base between 2 and 36.</summary>
    /// <exception cref="JsonataException">The base is another (D3100), or the number is infinite (D3001).</exception>
    public static string Format(double value, int radix)
    {
        if (radix is < 2 or > 36)
            throw new JsonataException("D3100", string.Create(CultureInfo.InvariantCulture, $"The base of $formatBase must be between 2 and 36, but was {radix}."));

        if (!double.IsFinite(value))
            throw NumberText.NotFinite();

        var whole = Rounding.Round(value, 0);
        return radix == 10 ? NumberText.Format(whole) : Format(new BigInteger(whole), radix);
    }

    private static string Format(BigInteger value, int radix)
    {
        if (value.IsZero)
            return "0";

        var digits = new Stack<char>();
        for (var rest = BigInteger.Abs(value); !rest.IsZero; rest /= radix)
            digits.Push(Digits[(int)(rest % radix)]);

        return (value.Sign < 0 ? "-" : "") + string.Concat(digits);
    }
}
