using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Functions;

/// <summary>The functions that make one number of many: https://docs.jsonata.org/aggregation-functions.</summary>
internal static class AggregationLibrary
{
    public static IEnumerable<BuiltIn> All =>
    [
        new("sum", "<a<n>:n>", 1, (a, _) => a[0].AsArray is { } array ? JsonataValue.Of(Sum(array)) : default),
        new("count", "<a:n>", 1, (a, _) => JsonataValue.Of(a[0].AsArray?.Count ?? 0)),
        new("max", "<a<n>:n>", 1, (a, _) => Fold(a[0], Math.Max)),
        new("min", "<a<n>:n>", 1, (a, _) => Fold(a[0], Math.Min)),
        new("average", "<a<n>:n>", 1, (a, _) => a[0].AsArray is { Count: > 0 } array ? JsonataValue.Of(Sum(array) / array.Count) : default),
    ];

    private static double Sum(JsonataArray array)
    {
        var sum = 0.0;
        for (var i = 0; i < array.Count; i++)
            sum += array[i].Number;

        return sum;
    }

    private static JsonataValue Fold(JsonataValue value, Func<double, double, double> choose)
    {
        if (value.AsArray is not { Count: > 0 } array)
            return default;

        var result = array[0].Number;
        for (var i = 1; i < array.Count; i++)
            result = choose(result, array[i].Number);

        return JsonataValue.Of(result);
    }
}
