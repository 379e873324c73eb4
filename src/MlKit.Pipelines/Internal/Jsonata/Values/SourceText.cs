using System.Text.Json;

namespace MlKit.Pipelines.Internal.Jsonata.Values;

/// <summary>Reads texts of JSON. Half a surrogate pair may be escaped in JSON, but the platform reads none.</summary>
internal static class SourceText
{
    public static string Read(JsonElement text)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw BadText();
        }
    }

    public static string ReadName(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            throw BadText();
        }
    }

    public static bool TryGetProperty(JsonElement members, string name, out JsonElement value)
    {
        try
        {
            return members.TryGetProperty(name, out value);
        }
        catch (ArgumentException)
        {
            // The name has half a surrogate pair, so no input has a member of it.
            value = default;
            return false;
        }
    }

    private static JsonataException BadText() => new("D3001", "The texts of the input must hold whole Unicode characters, but one has half a surrogate pair.");
}
