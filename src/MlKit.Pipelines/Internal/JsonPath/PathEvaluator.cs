using System.Collections.Immutable;
using System.Text.Json;

namespace MlKit.Pipelines.Internal.JsonPath;

/// <summary>Follows paths through JSON, as Jayway's implementation, which AWS uses, does.</summary>
internal static class PathEvaluator
{
    /// <summary>Follows a path from where it is rooted.</summary>
    public static PathResult Evaluate(ImmutableArray<PathSegment> segments, JsonElement root)
    {
        var result = Follow(segments, root);
        // A path that may lead to many places leads to none where one of its steps is missing.
        return result.Found || segments.All(segment => segment.IsReference || segment is FunctionSegment) ? result : JsonValues.EmptyArray;
    }

    public static bool TryGetItem(JsonElement array, int index, out JsonElement item)
    {
        item = default;
        if (array.ValueKind != JsonValueKind.Array)
            return false;

        var length = array.GetArrayLength();
        var place = index < 0 ? length + index : index;
        if (place < 0 || place >= length)
            return false;

        item = array[place];
        return true;
    }

    private static PathResult Follow(ImmutableArray<PathSegment> segments, JsonElement root)
    {
        var current = root;
        for (var i = 0; i < segments.Length; i++)
        {
            switch (segments[i])
            {
                case NameSegment { IsReference: true } segment:
                    if (current.ValueKind != JsonValueKind.Object)
                        return PathProblems.NoObject(segments, i, current);

                    if (!current.TryGetProperty(segment.Names[0], out current))
                        return PathProblems.NoProperty(segments, i);

                    break;
                case IndexSegment { IsReference: true } segment:
                    if (!TryGetItem(current, segment.Indexes[0], out current))
                        return PathProblems.NoItem(segments, i);

                    break;
                case FunctionSegment function:
                    if (!PathFunctions.TryApply(function.Name, current, out current))
                        return PathProblems.NoResults(segments);

                    break;
                default:
                    return PathSearch.Find(segments.AsSpan()[i..], current, root);
            }
        }

        return current;
    }
}
