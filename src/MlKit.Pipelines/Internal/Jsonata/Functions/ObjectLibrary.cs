using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Operations;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Functions;

/// <summary>The functions for objects: https://docs.jsonata.org/object-functions.</summary>
internal static class ObjectLibrary
{
    public static IEnumerable<BuiltIn> All =>
    [
        new("keys", "<x-:a<s>>", 1, Keys),
        new("lookup", "<x-s:x>", 2, (a, run) => a[1].AsString is { } name ? NameLookup.Find(a[0], name, run) : default),
        new("spread", "<x-:a<o>>", 1, (a, run) => Spread(a[0], run)),
        new("merge", "<a<o>:o>", 1, Merge),
        // Values do not change: the copy of a transformation is made by the transformation.
        new("clone", "<(oa)-:o>", 1, (a, _) => a[0]),
    ];

    private static JsonataValue Keys(JsonataValue[] a, ExpressionRun run)
    {
        var names = new OrderedDictionary<string, bool>();
        AddKeys(names, a[0], run);
        var result = JsonataArray.Sequence();
        foreach (var (name, _) in names)
            result.Add(JsonataValue.Of(name));

        return JsonataValue.Of(result);
    }

    private static void AddKeys(OrderedDictionary<string, bool> names, JsonataValue value, ExpressionRun run)
    {
        run.Charge(1);
        ValueDepth.Check(0);
        for (var i = 0; i < value.AsArray?.Count; i++)
            AddKeys(names, value.AsArray[i], run);

        foreach (var (name, _) in value.AsObject?.Members ?? [])
            names.TryAdd(name, true);
    }

    private static JsonataValue Spread(JsonataValue value, ExpressionRun run)
    {
        ValueDepth.Check(0);
        if (value.AsArray is { } array)
            return SpreadEach(array, run);

        if (value.AsObject is not { } members)
            return value;

        var result = JsonataArray.Sequence();
        foreach (var (name, member) in members.Members)
        {
            var single = new JsonataObject();
            run.Charge(1);
            single.Set(name, member);
            result.Add(JsonataValue.Of(single));
        }

        return JsonataValue.Of(result);
    }

    private static JsonataValue SpreadEach(JsonataArray array, ExpressionRun run)
    {
        var result = array.Count == 0 ? JsonataArray.Sequence() : new JsonataArray();
        foreach (var item in array.Items)
        {
            var value = Spread(item, run);
            run.Charge(value.AsArray?.Count ?? 1);
            if (value.AsArray is { } many)
                result.AddRange(many);
            else
                result.Add(value);
        }

        return JsonataValue.Of(result);
    }

    private static JsonataValue Merge(JsonataValue[] a, ExpressionRun run)
    {
        if (a[0].AsArray is not { } array)
            return default;

        var result = new JsonataObject();
        foreach (var item in array.Items)
        {
            foreach (var (name, value) in item.AsObject!.Members)
            {
                run.Charge(1);
                result.Set(name, value);
            }
        }

        return JsonataValue.Of(result);
    }
}
