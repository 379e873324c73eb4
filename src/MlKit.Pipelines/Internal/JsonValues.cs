using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace MlKit.Pipelines.Internal;

/// <summary>Knows JSON values: the common ones, their size, their text, their order.</summary>
internal static class JsonValues
{
    public static JsonElement Null { get; } = JsonElement.Parse("null");

    public static JsonElement True { get; } = JsonElement.Parse("true");

    public static JsonElement False { get; } = JsonElement.Parse("false");

    public static JsonElement EmptyObject { get; } = JsonElement.Parse("{}");

    public static JsonElement EmptyArray { get; } = JsonElement.Parse("[]");

    public static JsonElement Of(bool value) => value ? True : False;

    /// <summary>Returns the JSON text without blanks, as AWS writes it into messages.</summary>
    public static string Compact(JsonElement value) => JsonText.Write(value.WriteTo, indented: false);

    /// <summary>Returns whether the value takes more bytes of UTF-8 than allowed, blanks between its parts not counted.</summary>
    public static bool IsLargerThan(JsonElement value, int bytes)
    {
        var raw = JsonMarshal.GetRawUtf8Value(value).Length;
        return raw > bytes && Encoding.UTF8.GetByteCount(Compact(value)) > bytes;
    }

    /// <summary>Compares two numbers exactly where both fit into a decimal.</summary>
    public static int CompareNumbers(JsonElement first, JsonElement second) =>
        first.TryGetDecimal(out var a) && second.TryGetDecimal(out var b) ? a.CompareTo(b) : first.GetDouble().CompareTo(second.GetDouble());

    /// <summary>Reads a whole number, also one written as text or as 2.0.</summary>
    public static bool TryGetInteger(JsonElement value, out long integer)
    {
        integer = 0;
        return value.ValueKind switch
        {
            JsonValueKind.Number => value.TryGetInt64(out integer) || TryTruncate(value, out integer),
            JsonValueKind.String => long.TryParse(value.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out integer),
            _ => false,
        };
    }

    private static bool TryTruncate(JsonElement value, out long integer)
    {
        integer = 0;
        if (!value.TryGetDecimal(out var number) || number != decimal.Truncate(number) || number is < long.MinValue or > long.MaxValue)
            return false;

        integer = (long)number;
        return true;
    }
}
