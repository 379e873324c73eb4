using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Functions;

/// <summary>The functions for arrays: https://docs.jsonata.org/array-functions.</summary>
internal static class ArrayLibrary
{
    public static IEnumerable<BuiltIn> All =>
    [
        new("append", "<xx:a>", 2, (a, run) => Append(a[0], a[1], run)),
        new("reverse", "<a:a>", 1, Reverse),
        new("shuffle", "<a:a>", 1, Shuffle),
        new("distinct", "<x:x>", 1, Distinct),
        new("zip", "<a+>", 0, Zip),
    ];

    public static JsonataValue Append(JsonataValue first, JsonataValue second, ExpressionRun run)
    {
        if (first.IsUndefined || second.IsUndefined)
            return first.IsUndefined ? second : first;

        var result = new JsonataArray();
        foreach (var value in (ReadOnlySpan<JsonataValue>)[first, second])
        {
            run.Charge(value.AsArray?.Count ?? 1);
            if (value.AsArray is { } many)
                result.AddRange(many);
            else
                result.Add(value);
        }

        return JsonataValue.Of(result);
    }

    private static JsonataValue Reverse(JsonataValue[] a, ExpressionRun run)
    {
        if (a[0].AsArray is not { Count: > 1 } array)
            return a[0];

        run.Charge(array.Count);
        var result = new JsonataArray(array.Count);
        for (var i = array.Count - 1; i >= 0; i--)
            result.Add(array[i]);

        return JsonataValue.Of(result);
    }

    private static JsonataValue Shuffle(JsonataValue[] a, ExpressionRun run)
    {
        if (a[0].AsArray is not { Count: > 1 } array)
            return a[0];

        run.Charge(array.Count);
        var items = array.Items.ToArray();
        for (var i = items.Length - 1; i > 0; i--)
        {
            var other = run.Randomness.Next(0, i + 1);
            (items[i], items[other]) = (items[other], items[i]);
        }

        return JsonataValue.Of(new JsonataArray(items));
    }

    private static JsonataValue Distinct(JsonataValue[] a, ExpressionRun run)
    {
        if (a[0].AsArray is not { Count: > 1 } array)
            return a[0];

        run.Charge(array.Count);
        var seen = new HashSet<JsonataValue>(new ValueComparer(run));
        var result = new JsonataArray { IsSequence = array.IsSequence };
        foreach (var item in array.Items)
        {
            if (seen.Add(item))
                result.Add(item);
        }

        return JsonataValue.Of(result);
    }

    private static JsonataValue Zip(JsonataValue[] a, ExpressionRun run)
    {
        var result = new JsonataArray();
        var length = a.Min(argument => argument.AsArray?.Count ?? 0);
        run.Charge((long)length * a.Length);
        for (var i = 0; i < length; i++)
        {
            var row = new JsonataArray(a.Length);
            foreach (var argument in a)
                row.Add(argument.AsArray![i]);

            result.Add(JsonataValue.Of(row));
        }

        return JsonataValue.Of(result);
    }
}
