using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;

namespace MlKit.Labeling.Tests.Internal;

/// <summary>Makes ill-formed JSON from well-formed JSON.</summary>
internal static class JsonEdit
{
    private static readonly string[] Tokens =
    [
        "null", "true", "\"\"", "\"x\"", "\"\\ud800\"", "\"\\u0000\"", "[]", "{}", "[[]]", "{\"\\udfff\":1}", "0", "-1", "-0", "1e999", "-1e308", "1e300", "1e200",
        "1e-300", "1e-11", "0.5", "5", "2147483648", "9223372036854775808", "12345678901234567890123456789", "\"s3://b/\"", "[0,0,0]", "[1,2,3]", "[1e200,0,0]", "[1e-11,0,0]",
    ];

    /// <summary>Puts a value at a place such as <c>cameras/front_center/view</c>, or removes the place where the value is null.</summary>
    public static byte[] Set(string json, string place, string? value)
    {
        var root = JsonNode.Parse(json)!;
        var steps = place.Split('/');
        var node = steps[..^1].Aggregate(root, Step);
        if (value is null)
            node.AsObject().Remove(steps[^1]);
        else if (node is JsonArray array)
            array[int.Parse(steps[^1], CultureInfo.InvariantCulture)] = JsonNode.Parse(value);
        else
            node[steps[^1]] = JsonNode.Parse(value);
        return Encoding.UTF8.GetBytes(root.ToJsonString());
    }

    /// <summary>Generates damaged copies: some values are exchanged for others, or some bytes are overwritten, or all is noise.</summary>
    public static Gen<byte[]> Damage(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var values = Values(bytes);
        var exchanged = Gen.Select(Gen.Int[0, values.Count - 1], Gen.Int[0, Tokens.Length - 1].Select(i => Tokens[i])).Array[1, 3].Select(changes => Exchange(bytes, values, changes));
        var overwritten = Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Byte).Array[1, 4].Select(changes => Overwrite(bytes, changes));
        return Gen.Frequency((6, exchanged), (3, overwritten), (1, Gen.Byte.Array[0, 40]));
    }

    private static JsonNode Step(JsonNode node, string step) =>
        (node is JsonArray array ? array[int.Parse(step, CultureInfo.InvariantCulture)] : node[step])!;

    private static byte[] Overwrite(byte[] bytes, (int Place, byte Value)[] changes)
    {
        byte[] copy = [.. bytes];
        foreach (var (place, value) in changes)
            copy[place] = value;
        return copy;
    }

    private static byte[] Exchange(byte[] bytes, List<Range> values, (int Value, string Token)[] changes)
    {
        List<byte> copy = [.. bytes];
        foreach (var (value, token) in changes.DistinctBy(change => change.Value).OrderByDescending(change => change.Value))
        {
            var (start, length) = values[value].GetOffsetAndLength(bytes.Length);
            copy.RemoveRange(start, length);
            copy.InsertRange(start, Encoding.UTF8.GetBytes(token));
        }

        return [.. copy];
    }

    private static List<Range> Values(byte[] json)
    {
        var values = new List<Range>();
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.Number or JsonTokenType.String)
                values.Add((int)reader.TokenStartIndex..(int)reader.BytesConsumed);
        }

        return values;
    }
}
