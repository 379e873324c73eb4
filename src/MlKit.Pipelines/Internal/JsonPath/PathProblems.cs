using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace MlKit.Pipelines.Internal.JsonPath;

/// <summary>Says why a path leads nowhere, in the words of Jayway's implementation, which stand in the causes AWS gives.</summary>
internal static class PathProblems
{
    public static PathResult NoProperty(ImmutableArray<PathSegment> segments, int index) =>
        index == segments.Length - 1 ? NoResults(segments) : PathResult.Missing($"Missing property in path {Text(segments.AsSpan()[..(index + 1)])}");

    public static PathResult NoItem(ImmutableArray<PathSegment> segments, int index) =>
        PathResult.Missing($"Index out of bounds when evaluating path {Text(segments.AsSpan()[..(index + 1)])}");

    public static PathResult NoResults(ImmutableArray<PathSegment> segments) => PathResult.Missing($"No results for path: {Text(segments.AsSpan())}");

    public static PathResult NoObject(ImmutableArray<PathSegment> segments, int index, JsonElement found) =>
        PathResult.Missing(
            $"Expected to find an object with property {Text(segments.AsSpan()[index..(index + 1)])[1..]} in path {Text(segments.AsSpan()[..index])} but found '{NodeName(found)}'. "
            + "This is not a json object according to the JsonProvider: 'com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider'.");

    private static string Text(ReadOnlySpan<PathSegment> segments)
    {
        var text = new StringBuilder("$");
        foreach (var segment in segments)
        {
            _ = segment switch
            {
                NameSegment name => text.Append(CultureInfo.InvariantCulture, $"['{string.Join("','", name.Names)}']"),
                IndexSegment index => text.Append(CultureInfo.InvariantCulture, $"[{string.Join(',', index.Indexes)}]"),
                WildcardSegment => text.Append("[*]"),
                FunctionSegment function => text.Append(CultureInfo.InvariantCulture, $".{function.Name}()"),
                _ => text.Append("[?]"),
            };
        }

        return text.ToString();
    }

    private static string NodeName(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => "com.fasterxml.jackson.databind.node.TextNode",
        JsonValueKind.Number => value.TryGetInt32(out _) ? "com.fasterxml.jackson.databind.node.IntNode" : "com.fasterxml.jackson.databind.node.DoubleNode",
        JsonValueKind.True or JsonValueKind.False => "com.fasterxml.jackson.databind.node.BooleanNode",
        JsonValueKind.Array => "com.fasterxml.jackson.databind.node.ArrayNode",
        _ => "com.fasterxml.jackson.databind.node.NullNode",
    };
}
