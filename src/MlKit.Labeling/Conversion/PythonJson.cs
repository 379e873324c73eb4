using System.Globalization;
using System.Text;
using System.Text.Json;

namespace MlKit.Labeling.Conversion;

/// <summary>Rewrites JSON as Python's <c>json.dumps</c> would: a space after comma and colon, ASCII only, floats as <c>repr</c> has them.</summary>
internal static class PythonJson
{
    // The published converter fills these with Python ints; every other number is a float.
    private static readonly HashSet<string> Integers = ["seq-no", "number-of-frames", "frame-no"];
    private const string IntegerObject = "ego-vehicle-pose";

    private const string ShortEscapes = "\"\\\b\f\n\r\t";
    private const string ShortEscapeLetters = "\"\\bfnrt";

    public static string Write(ReadOnlySpan<byte> json)
    {
        using var document = JsonDocument.Parse(json.ToArray());
        var text = new StringBuilder();
        Write(text, document.RootElement, integer: false);
        return text.ToString();
    }

    /// <summary>Returns a double as Python's <c>repr</c> has it: the shortest digits, positional from 1e-4 up to 1e16, else with an exponent of two digits or more.</summary>
    public static string Repr(double value)
    {
        var sign = double.IsNegative(value) ? "-" : "";
        if (value == 0)
            return sign + "0.0";

        var (digits, exponent) = Decimal(Math.Abs(value));
        if (exponent is < -4 or >= 16)
        {
            var fraction = digits.Length > 1 ? "." + digits[1..] : "";
            return string.Create(CultureInfo.InvariantCulture, $"{sign}{digits[0]}{fraction}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");
        }

        if (exponent < 0)
            return sign + "0." + new string('0', -exponent - 1) + digits;
        return digits.Length <= exponent + 1
            ? sign + digits.PadRight(exponent + 1, '0') + ".0"
            : sign + digits[..(exponent + 1)] + "." + digits[(exponent + 1)..];
    }

    /// <summary>Returns the shortest digits d that read back as the same double, and the exponent e: the value is d.ddd x 10^e.</summary>
    private static (string Digits, int Exponent) Decimal(double value)
    {
        var parts = value.ToString("R", CultureInfo.InvariantCulture).Split('E');
        var mantissa = parts[0];
        var integerDigits = mantissa.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? point : mantissa.Length;
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        var leadingZeros = digits.Length - digits.TrimStart('0').Length;
        var shift = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        return (digits.Trim('0'), integerDigits - 1 - leadingZeros + shift);
    }

    private static void Write(StringBuilder text, JsonElement element, bool integer)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(text, element, integer);
                break;
            case JsonValueKind.Array:
                text.Append('[');
                foreach (var (i, item) in element.EnumerateArray().Index())
                    Write(i == 0 ? text : text.Append(", "), item, integer);
                text.Append(']');
                break;
            case JsonValueKind.Number:
                text.Append(integer && element.TryGetInt64(out var whole) ? whole.ToString(CultureInfo.InvariantCulture) : Repr(element.GetDouble()));
                break;
            case JsonValueKind.String:
                WriteString(text, element.GetString()!);
                break;
            default:
                text.Append(element.GetRawText());
                break;
        }
    }

    private static void WriteObject(StringBuilder text, JsonElement element, bool integer)
    {
        text.Append('{');
        foreach (var (i, property) in element.EnumerateObject().Index())
        {
            WriteString(i == 0 ? text : text.Append(", "), property.Name);
            Write(text.Append(": "), property.Value, integer || property.Name == IntegerObject || Integers.Contains(property.Name));
        }

        text.Append('}');
    }

    private static void WriteString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            if (ShortEscapes.IndexOf(c, StringComparison.Ordinal) is >= 0 and var escape)
                text.Append('\\').Append(ShortEscapeLetters[escape]);
            else if (c is >= ' ' and <= '~')
                text.Append(c);
            else
                text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
        }

        text.Append('"');
    }
}
