using System.Text.Json;

namespace MlKit.Pipelines.Internal.JsonPath;

/// <summary>Applies <c>length()</c> and its kind.</summary>
internal static class PathFunctions
{
    public static bool TryApply(string name, JsonElement value, out JsonElement result)
    {
        result = default;
        if (name == "length")
            return TryGetLength(value, out result);

        if (name == "keys" && value.ValueKind == JsonValueKind.Object)
        {
            result = JsonBuilder.Array([.. value.EnumerateObject().Select(field => JsonText.FromString(field.Name))]);
            return true;
        }

        if (value.ValueKind != JsonValueKind.Array)
            return false;

        var numbers = value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Number).Select(item => item.GetDouble()).ToArray();
        if (numbers.Length == 0 || Aggregate(name, numbers) is not { } number || !double.IsFinite(number))
            return false;

        result = JsonText.FromDouble(number);
        return true;
    }

    private static bool TryGetLength(JsonElement value, out JsonElement result)
    {
        var length = value.ValueKind switch
        {
            JsonValueKind.Array => value.GetArrayLength(),
            JsonValueKind.Object => value.GetPropertyCount(),
            JsonValueKind.String => value.GetString()!.Length,
            _ => -1,
        };
        result = length < 0 ? default : JsonText.FromInt64(length);
        return length >= 0;
    }

    private static double? Aggregate(string name, double[] numbers) => name switch
    {
        "min" => numbers.Min(),
        "max" => numbers.Max(),
        "sum" => numbers.Sum(),
        "avg" => numbers.Average(),
        "stddev" => Math.Sqrt(numbers.Average(number => Math.Pow(number - numbers.Average(), 2))),
        _ => null,
    };
}
