using System.Runtime.InteropServices;
using System.Text.Json;
using MlKit.Pipelines.Internal.JsonPath;

namespace MlKit.Pipelines.Internal.Intrinsics;

/// <summary>The intrinsic functions for arrays.</summary>
internal static class ArrayFunctions
{
    private const int LongestRange = 1_000;

    public static JsonElement Partition(IntrinsicArguments arguments)
    {
        var items = arguments.Array(0).EnumerateArray().ToArray();
        var size = arguments.Integer(1);
        if (size <= 0)
            throw arguments.Wrong(1, "greater than 0");

        return JsonBuilder.Array([.. items.Chunk((int)Math.Min(size, Math.Max(1, items.Length))).Select(chunk => JsonBuilder.Array(chunk))]);
    }

    public static JsonElement Contains(IntrinsicArguments arguments)
    {
        foreach (var item in arguments.Array(0).EnumerateArray())
        {
            if (JsonElement.DeepEquals(item, arguments[1]))
                return JsonValues.True;
        }

        return JsonValues.False;
    }

    public static JsonElement Range(IntrinsicArguments arguments)
    {
        var (first, last, step) = (arguments.Integer(0), arguments.Integer(1), arguments.Integer(2));
        if (step == 0)
            throw arguments.Wrong(2, "other than 0");

        List<JsonElement> items = [];
        for (Int128 value = first; step > 0 ? value <= last : value >= last; value += step)
        {
            if (items.Count == LongestRange)
                throw new IntrinsicException($"States.ArrayRange must return at most {LongestRange} items");

            items.Add(JsonText.FromInt64((long)value));
        }

        return JsonBuilder.Array(CollectionsMarshal.AsSpan(items));
    }

    public static JsonElement GetItem(IntrinsicArguments arguments)
    {
        var index = arguments.Integer(1);
        if (index is < 0 or > int.MaxValue || !PathEvaluator.TryGetItem(arguments.Array(0), (int)index, out var item))
            throw arguments.Wrong(1, $"an index of the array, from 0 to {arguments.Array(0).GetArrayLength() - 1}");

        return item;
    }

    public static JsonElement Unique(IntrinsicArguments arguments)
    {
        // Equal values have equal hashes of their kind and, for texts and numbers, of what they are.
        var seen = new HashSet<JsonElement>(JsonComparer.Instance);
        return JsonBuilder.Array([.. arguments.Array(0).EnumerateArray().Where(seen.Add)]);
    }
}
