using System.Runtime.InteropServices;
using System.Text.Json;

namespace MlKit.Pipelines.Internal.JsonPath;

/// <summary>Follows the part of a path that may lead to many places; its result is an array of what is there.</summary>
internal static class PathSearch
{
    public static PathResult Find(ReadOnlySpan<PathSegment> segments, JsonElement start, JsonElement root)
    {
        if (segments is [NameSegment { Recursive: false, Names.Length: > 1 } pick])
            return Pick(start, pick);

        List<JsonElement> nodes = [start];
        foreach (var segment in segments)
        {
            if (segment is FunctionSegment function)
                return PathFunctions.TryApply(function.Name, JsonBuilder.Array(CollectionsMarshal.AsSpan(nodes)), out var value) ? value : PathResult.Missing($"No results for the function {function.Name}()");

            nodes = Step(segment, nodes, root);
        }

        return JsonBuilder.Array(CollectionsMarshal.AsSpan(nodes));
    }

    private static JsonElement Pick(JsonElement value, NameSegment segment) => JsonBuilder.Build(json =>
    {
        json.WriteStartObject();
        foreach (var name in segment.Names)
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out var field))
                continue;

            json.WritePropertyName(name);
            field.WriteTo(json);
        }

        json.WriteEndObject();
    });

    private static List<JsonElement> Step(PathSegment segment, List<JsonElement> nodes, JsonElement root)
    {
        List<JsonElement> found = [];
        foreach (var node in nodes)
        {
            if (segment.Recursive)
                Descend(segment, node, found, root);
            else
                Take(segment, node, found, root);
        }

        return found;
    }

    private static void Descend(PathSegment segment, JsonElement node, List<JsonElement> found, JsonElement root)
    {
        Take(segment, node, found, root);
        foreach (var child in Children(node))
            Descend(segment, child, found, root);
    }

    private static void Take(PathSegment segment, JsonElement node, List<JsonElement> found, JsonElement root)
    {
        switch (segment)
        {
            case NameSegment names when node.ValueKind == JsonValueKind.Object:
                foreach (var name in names.Names)
                {
                    if (node.TryGetProperty(name, out var field))
                        found.Add(field);
                }

                break;
            case IndexSegment indexes:
                foreach (var index in indexes.Indexes)
                {
                    if (PathEvaluator.TryGetItem(node, index, out var item))
                        found.Add(item);
                }

                break;
            case SliceSegment slice when node.ValueKind == JsonValueKind.Array:
                Slice(slice, node, found);
                break;
            case WildcardSegment:
                found.AddRange(Children(node));
                break;
            case FilterSegment filter:
                Filter(filter, node, found, root);
                break;
        }
    }

    private static void Slice(SliceSegment slice, JsonElement array, List<JsonElement> found)
    {
        var length = array.GetArrayLength();
        var start = Math.Clamp(Place(slice.Start ?? 0, length), 0, length);
        var end = Math.Clamp(Place(slice.End ?? length, length), 0, length);
        for (var i = start; i < end; i += Math.Max(1, slice.Step ?? 1))
            found.Add(array[i]);
    }

    private static int Place(int index, int length) => index < 0 ? length + index : index;

    private static void Filter(FilterSegment filter, JsonElement node, List<JsonElement> found, JsonElement root)
    {
        // A filter looks at the items of an array, or at the object itself.
        if (node.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in node.EnumerateArray())
            {
                if (filter.Condition.Holds(item, root))
                    found.Add(item);
            }
        }
        else if (node.ValueKind == JsonValueKind.Object && filter.Condition.Holds(node, root))
        {
            found.Add(node);
        }
    }

    private static IEnumerable<JsonElement> Children(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Object => node.EnumerateObject().Select(field => field.Value),
        JsonValueKind.Array => node.EnumerateArray(),
        _ => [],
    };
}
