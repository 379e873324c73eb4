using System.Text.Json;

namespace MlKit.Pipelines.Internal.Intrinsics;

/// <summary>The values an intrinsic function is called with.</summary>
internal readonly ref struct IntrinsicArguments(string function, ReadOnlySpan<JsonElement> values)
{
    private readonly ReadOnlySpan<JsonElement> _values = values;

    public int Count => _values.Length;

    public ReadOnlySpan<JsonElement> All => _values;

    public JsonElement this[int index] => _values[index];

    public JsonElement Array(int index) => Of(index, JsonValueKind.Array, "an array");

    public JsonElement Object(int index) => Of(index, JsonValueKind.Object, "an object");

    public string Text(int index) => Of(index, JsonValueKind.String, "a string").GetString()!;

    public bool Boolean(int index) => _values[index].ValueKind is JsonValueKind.True or JsonValueKind.False ? _values[index].GetBoolean() : throw Wrong(index, "a boolean");

    /// <summary>Returns a number as a whole one: a fraction is rounded, a half upwards.</summary>
    public long Integer(int index)
    {
        var value = Of(index, JsonValueKind.Number, "a number");
        if (value.TryGetInt64(out var integer))
            return integer;

        var rounded = Math.Floor(value.GetDouble() + 0.5);
        return rounded is > long.MinValue and < long.MaxValue ? (long)rounded : throw Wrong(index, "a number of 64 bits");
    }

    public IntrinsicException Wrong(int index, string rule) =>
        new($"Argument {index + 1} of States.{function} must be {rule}, but was {(index < Count ? JsonValues.Compact(_values[index]) : "missing")}");

    private JsonElement Of(int index, JsonValueKind kind, string name) => _values[index].ValueKind == kind ? _values[index] : throw Wrong(index, name);
}
