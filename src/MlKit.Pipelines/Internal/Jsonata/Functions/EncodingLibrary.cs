using System.Globalization;
using System.Text;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Functions;

/// <summary>The functions for base 64 and for URLs.</summary>
internal static class EncodingLibrary
{
    private const string Unreserved = "-_.!~*'()";
    private const string Reserved = ";/?:@&=+$,#";

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static IEnumerable<BuiltIn> All =>
    [
        new("base64encode", "<s-:s>", 1, (a, _) => Convert(a[0], EncodeBase64)),
        new("base64decode", "<s-:s>", 1, (a, _) => Convert(a[0], DecodeBase64)),
        new("encodeUrlComponent", "<s-:s>", 1, (a, _) => Convert(a[0], text => Encode("encodeUrlComponent", text, Unreserved))),
        new("encodeUrl", "<s-:s>", 1, (a, _) => Convert(a[0], text => Encode("encodeUrl", text, Unreserved + Reserved))),
        new("decodeUrlComponent", "<s-:s>", 1, (a, _) => Convert(a[0], text => Decode("decodeUrlComponent", text, ""))),
        new("decodeUrl", "<s-:s>", 1, (a, _) => Convert(a[0], text => Decode("decodeUrl", text, Reserved))),
    ];

    private static JsonataValue Convert(JsonataValue value, Func<string, string> convert) => value.AsString is { } text ? JsonataValue.Of(convert(text)) : default;

    // A character is a byte, as in the browsers' btoa and atob.
    private static string EncodeBase64(string text)
    {
        var bytes = new byte[text.Length];
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = (byte)text[i];

        return System.Convert.ToBase64String(bytes);
    }

    private static string DecodeBase64(string text)
    {
        var end = text.IndexOf('=', StringComparison.Ordinal);
        var digits = new StringBuilder();
        foreach (var c in end < 0 ? text : text[..end])
        {
            if (char.IsAsciiLetterOrDigit(c) || c is '+' or '/' or '-' or '_')
                digits.Append(c switch { '-' => '+', '_' => '/', _ => c });
        }

        // A last digit alone is less than a byte.
        digits.Length -= digits.Length % 4 == 1 ? 1 : 0;
        return Encoding.Latin1.GetString(System.Convert.FromBase64String(digits.Append('=', (4 - (digits.Length % 4)) % 4).ToString()));
    }

    private static string Encode(string function, string text, string kept)
    {
        try
        {
            var result = new StringBuilder();
            foreach (var unit in StrictUtf8.GetBytes(text))
            {
                if (char.IsAsciiLetterOrDigit((char)unit) || kept.Contains((char)unit, StringComparison.Ordinal))
                    result.Append((char)unit);
                else
                    result.Append('%').Append(unit.ToString("X2", CultureInfo.InvariantCulture));
            }

            return result.ToString();
        }
        catch (EncoderFallbackException)
        {
            throw Malformed(function, "has half a surrogate pair");
        }
    }

    private static string Decode(string function, string text, string keptEscaped)
    {
        var result = new StringBuilder();
        var bytes = new List<byte>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '%')
            {
                result.Append(text[i]);
                continue;
            }

            bytes.Clear();
            for (; i < text.Length && text[i] == '%'; i += 3)
                bytes.Add(ReadByte(function, text, i));

            i--;
            Append(result, function, [.. bytes], keptEscaped);
        }

        return result.ToString();
    }

    private static byte ReadByte(string function, string text, int index) =>
        index + 2 < text.Length && byte.TryParse(text.AsSpan(index + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Malformed(function, "has a % without two digits after it");

    private static void Append(StringBuilder result, string function, byte[] bytes, string keptEscaped)
    {
        try
        {
            foreach (var c in StrictUtf8.GetString(bytes))
            {
                if (keptEscaped.Contains(c, StringComparison.Ordinal))
                    result.Append('%').Append(((int)c).ToString("X2", CultureInfo.InvariantCulture));
                else
                    result.Append(c);
            }
        }
        catch (DecoderFallbackException)
        {
            throw Malformed(function, "has bytes that are not UTF-8");
        }
    }

    private static JsonataException Malformed(string function, string what) => new("D3140", $"The text for ${function} must be well formed, but {what}.", function);
}
