using System.Text.Json;
using System.Text.RegularExpressions;

namespace MlKit.Pipelines.Internal.JsonPath;

/// <summary><c>@.a == 1</c>, or <c>@.a</c> alone, which holds where it leads somewhere.</summary>
internal sealed record FilterComparison(FilterOperand Left, string Operator, FilterOperand? Right) : FilterCondition
{
    public override bool Holds(JsonElement item, JsonElement root)
    {
        var left = Left.Value(item, root);
        if (Right is null)
            return left.Found;

        var right = Right.Value(item, root);
        if (!left.Found || !right.Found)
            return Operator is "!=" or "nin" or "noneof" && left.Found != right.Found;

        return Compare(left.Value, right.Value);
    }

    private bool Compare(JsonElement left, JsonElement right) => Operator switch
    {
        "==" => AreEqual(left, right),
        "!=" => !AreEqual(left, right),
        "<" or "<=" or ">" or ">=" => HasOrder(left, right),
        "=~" => left.ValueKind == JsonValueKind.String && Matches(left.GetString()!, right.GetString()!),
        "in" => Contains(right, left),
        "nin" => !Contains(right, left),
        "contains" => left.ValueKind == JsonValueKind.String ? left.GetString()!.Contains(Text(right), StringComparison.Ordinal) : Contains(left, right),
        "subsetof" => Items(left).All(item => Contains(right, item)),
        "anyof" => Items(left).Any(item => Contains(right, item)),
        "noneof" => !Items(left).Any(item => Contains(right, item)),
        "size" => right.TryGetInt32(out var size) && PathFunctions.TryApply("length", left, out var length) && length.GetInt32() == size,
        "empty" => PathFunctions.TryApply("length", left, out var count) && count.GetInt32() == 0 == right.GetBoolean(),
        _ => false,
    };

    private bool HasOrder(JsonElement left, JsonElement right)
    {
        if (left.ValueKind != right.ValueKind || left.ValueKind is not (JsonValueKind.Number or JsonValueKind.String))
            return false;

        var order = left.ValueKind == JsonValueKind.Number ? JsonValues.CompareNumbers(left, right) : string.CompareOrdinal(left.GetString(), right.GetString());
        return Operator switch
        {
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            _ => order >= 0,
        };
    }

    private static bool AreEqual(JsonElement left, JsonElement right) =>
        left.ValueKind == JsonValueKind.Number && right.ValueKind == JsonValueKind.Number ? JsonValues.CompareNumbers(left, right) == 0 : JsonElement.DeepEquals(left, right);

    private static bool Contains(JsonElement array, JsonElement item) => Items(array).Any(candidate => AreEqual(candidate, item));

    private static JsonElement.ArrayEnumerator Items(JsonElement value) => (value.ValueKind == JsonValueKind.Array ? value : JsonValues.EmptyArray).EnumerateArray();

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    // The pattern stands in the definition; the time is limited all the same, since the text comes from the input.
    private static bool Matches(string text, string pattern) => Regex.IsMatch(text, $"^(?:{pattern})$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}
