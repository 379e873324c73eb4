using System.Globalization;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Documents;
using Amazon.Util;

namespace MlKit.AwsSdk;

/// <summary>Values as AWS's JSON protocols send them. What is missing or null is read as no value, as in the official SDK.</summary>
internal static class JsonReading
{
    /// <summary>A member of an object; an undefined element where there is none.</summary>
    public static JsonElement Member(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : default;

    public static string? Text(this JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.GetRawText(),
        JsonValueKind.True or JsonValueKind.False => json.GetBoolean().ToString(),
        _ => throw new JsonException($"A text must not be an object or a list, but is {json.GetRawText()}."),
    };

    public static T? Enumeration<T>(this JsonElement json, Func<string, T> find) where T : ConstantClass => json.Text() is { } text ? find(text) : null;

    public static bool? Boolean(this JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.String => bool.Parse(json.GetString()!),
        _ => json.GetBoolean(),
    };

    public static int? Int32(this JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.String => int.Parse(json.GetString()!, CultureInfo.InvariantCulture),
        _ => json.GetInt32(),
    };

    public static long? Int64(this JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.String => long.Parse(json.GetString()!, CultureInfo.InvariantCulture),
        _ => json.GetInt64(),
    };

    public static float? Single(this JsonElement json) => (float?)json.Double();

    public static double? Double(this JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        // NaN, Infinity and -Infinity, which are no numbers in JSON.
        JsonValueKind.String => double.Parse(json.GetString()!, CultureInfo.InvariantCulture),
        _ => json.GetDouble(),
    };

    public static DateTime? Time(this JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.String when double.TryParse(json.GetString()!, CultureInfo.InvariantCulture, out var seconds) => DateTime.UnixEpoch.AddSeconds(seconds),
        JsonValueKind.String => DateTime.Parse(json.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal),
        _ => DateTime.UnixEpoch.AddSeconds(json.GetDouble()),
    };

    public static DateTime? Milliseconds(this JsonElement json) => json.Int64() is { } milliseconds ? AWSSDKUtils.ConvertFromUnixEpochMilliseconds(milliseconds) : null;

    public static MemoryStream? Blob(this JsonElement json) => IsSet(json) ? new MemoryStream(json.GetBytesFromBase64()) : null;

    public static T? Structure<T>(this JsonElement json, Func<JsonElement, T> read) where T : class => json.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.Object => read(json),
        _ => throw new JsonException($"A structure must be an object, but is {json.GetRawText()}."),
    };

    public static List<T>? List<T>(this JsonElement json, Func<JsonElement, T> readItem) => IsSet(json) ? [.. json.EnumerateArray().Select(readItem)] : null;

    public static Dictionary<string, T>? Map<T>(this JsonElement json, Func<JsonElement, T> readItem)
    {
        if (!IsSet(json))
            return null;
        var map = new Dictionary<string, T>();
        foreach (var member in json.EnumerateObject())
            map.Add(member.Name, readItem(member.Value));
        return map;
    }

    public static Document Document(this JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => new Document(json.GetBoolean()),
        JsonValueKind.String => new Document(json.GetString()!),
        JsonValueKind.Number => Number(json),
        JsonValueKind.Array => new Document(json.List(Document)),
        JsonValueKind.Object => new Document(json.Map(Document)),
        _ => default,
    };

    private static Document Number(JsonElement json) =>
        json.TryGetInt32(out var small) ? new Document(small) : json.TryGetInt64(out var large) ? new Document(large) : new Document(json.GetDouble());

    private static bool IsSet(JsonElement json) => json.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);
}
