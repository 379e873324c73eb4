using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace MlKit.Pipelines.Internal.Intrinsics;

/// <summary>The intrinsic functions for texts.</summary>
internal static class TextFunctions
{
    private const int LongestText = 10_000;

    public static JsonElement Encode(IntrinsicArguments arguments) => JsonText.FromString(Convert.ToBase64String(Encoding.UTF8.GetBytes(LimitedText(arguments))));

    public static JsonElement Decode(IntrinsicArguments arguments)
    {
        try
        {
            return JsonText.FromString(Encoding.UTF8.GetString(Convert.FromBase64String(LimitedText(arguments))));
        }
        catch (FormatException)
        {
            throw arguments.Wrong(0, "text in base 64");
        }
    }

    [SuppressMessage("Security", "CA5350", Justification = "The language offers these algorithms; they protect nothing here.")]
    [SuppressMessage("Security", "CA5351", Justification = "The language offers these algorithms; they protect nothing here.")]
    public static JsonElement Hash(IntrinsicArguments arguments)
    {
        var text = arguments[0].ValueKind == JsonValueKind.String ? LimitedText(arguments) : JsonValues.Compact(arguments[0]);
        var data = Encoding.UTF8.GetBytes(text);
        var hash = arguments.Text(1) switch
        {
            "MD5" => MD5.HashData(data),
            "SHA-1" => SHA1.HashData(data),
            "SHA-256" => SHA256.HashData(data),
            "SHA-384" => SHA384.HashData(data),
            "SHA-512" => SHA512.HashData(data),
            _ => throw arguments.Wrong(1, "one of MD5, SHA-1, SHA-256, SHA-384, SHA-512"),
        };
        return JsonText.FromString(Convert.ToHexStringLower(hash));
    }

    public static JsonElement Split(IntrinsicArguments arguments) =>
        JsonBuilder.Array([.. arguments.Text(0).Split(arguments.Text(1).ToCharArray(), StringSplitOptions.RemoveEmptyEntries).Select(JsonText.FromString)]);

    private static string LimitedText(IntrinsicArguments arguments)
    {
        var text = arguments.Text(0);
        return text.Length <= LongestText ? text : throw new IntrinsicException($"Argument 1 must have at most {LongestText} characters, but had {text.Length}");
    }
}
