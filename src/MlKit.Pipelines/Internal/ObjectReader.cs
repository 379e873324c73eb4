using System.Collections.Immutable;
using System.Text.Json;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Internal;

/// <summary>Takes the fields of a JSON object one by one. A field that nobody took, or that has not the type it was asked for, is among the <see cref="Rest"/>.</summary>
internal sealed class ObjectReader
{
    public const string PathSuffix = "Path";

    private readonly JsonProperty[] _fields;
    private readonly string?[] _names;

    /// <param name="value">A JSON object.</param>
    /// <param name="language">The language of the expressions in it.</param>
    /// <param name="machineLanguage">The language of states in it that say none themselves.</param>
    public ObjectReader(JsonElement value, QueryLanguage language, QueryLanguage machineLanguage)
    {
        Language = language;
        MachineLanguage = machineLanguage;
        _fields = new JsonProperty[value.GetPropertyCount()];
        _names = new string?[_fields.Length];
        var i = 0;
        foreach (var field in value.EnumerateObject())
        {
            _fields[i] = field;
            _names[i++] = field.Name;
        }
    }

    public QueryLanguage Language { get; set; }

    public QueryLanguage MachineLanguage { get; set; }

    /// <summary>Gets the names nobody took so far.</summary>
    public IEnumerable<string> Names => _names.OfType<string>();

    public string? TakeString(string name) => Take(name, JsonValueKind.String)?.GetString();

    public long? TakeInteger(string name) => Find(name) is var i and >= 0 && IsInteger(_fields[i].Value, out var value) ? TakeAt(i, value) : null;

    public decimal? TakeNumber(string name) => Find(name) is var i and >= 0 && IsNumber(_fields[i].Value, out var value) ? TakeAt(i, value) : null;

    /// <summary>Takes a field that may only be <c>true</c>, such as <c>End</c>.</summary>
    public bool TakeTrue(string name) => Take(name, JsonValueKind.True) is not null;

    public JsonElement? TakeAny(string name) => Find(name) is var i and >= 0 ? TakeAt(i, _fields[i].Value) : null;

    public ImmutableArray<string> TakeStrings(string name)
    {
        if (Find(name) is not (var i and >= 0) || _fields[i].Value.ValueKind != JsonValueKind.Array)
            return default;

        var items = ImmutableArray.CreateBuilder<string>(_fields[i].Value.GetArrayLength());
        foreach (var item in _fields[i].Value.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.String)
                return default;

            items.Add(item.GetString()!);
        }

        return TakeAt(i, items.DrainToImmutable());
    }

    /// <summary>Takes a field by the names its values have in a definition.</summary>
    public T? TakeName<T>(string name, IReadOnlyDictionary<string, T> values)
        where T : struct
    {
        if (Find(name) is not (var i and >= 0) || _fields[i].Value.ValueKind != JsonValueKind.String || !values.TryGetValue(_fields[i].Value.GetString()!, out var value))
            return null;

        return TakeAt(i, value);
    }

    /// <summary>Takes a path, or the <c>null</c> that discards.</summary>
    public Expression? TakePath(string name)
    {
        if (Take(name, JsonValueKind.Null) is not null)
            return Expression.Discard;

        return TakeRequiredPath(name);
    }

    /// <summary>Takes a path that cannot be <see langword="null"/>.</summary>
    public Expression? TakeRequiredPath(string name) => TakeString(name) is { } text ? Expression.FromJsonPath(text) : null;

    public Payload? TakePayload(string name) => TakeAny(name) is { } value ? PayloadReader.Read(value, Language) : null;

    public ValueOf<long>? TakeIntegerOrExpression(string name) => TakeInteger(name) is { } literal ? literal : TakeExpression(name);

    public ValueOf<decimal>? TakeNumberOrExpression(string name) => TakeNumber(name) is { } literal ? literal : TakeExpression(name);

    public ValueOf<string>? TakeStringOrExpression(string name)
    {
        if (Find(name) is not (var i and >= 0) || _fields[i].Value.ValueKind != JsonValueKind.String)
            return TakeExpression(name);

        var text = _fields[i].Value.GetString()!;
        return Language == QueryLanguage.Jsonata && Expression.IsDelimited(text) ? TakeExpression(name) : TakeAt(i, (ValueOf<string>)text);
    }

    /// <summary>Takes an object and makes something of it.</summary>
    public T? TakeObject<T>(string name, Func<ObjectReader, T> read)
        where T : class =>
        Take(name, JsonValueKind.Object) is { } value ? read(Inner(value)) : null;

    /// <summary>Takes an array of objects; with anything else in it, it stays where it is.</summary>
    public ImmutableArray<T> TakeObjects<T>(string name, Func<ObjectReader, T> read)
    {
        if (Find(name) is not (var i and >= 0) || _fields[i].Value.ValueKind != JsonValueKind.Array)
            return default;

        var items = ImmutableArray.CreateBuilder<T>(_fields[i].Value.GetArrayLength());
        foreach (var item in _fields[i].Value.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object)
                return default;

            items.Add(read(Inner(item)));
        }

        return TakeAt(i, items.DrainToImmutable());
    }

    public ObjectReader Inner(JsonElement value) => new(value, Language, MachineLanguage);

    public JsonElement? Take(string name, JsonValueKind kind) =>
        Find(name) is var i and >= 0 && _fields[i].Value.ValueKind == kind ? TakeAt(i, _fields[i].Value) : null;

    public ExtraFields Rest()
    {
        var left = _names.Count(name => name is not null);
        if (left == 0)
            return ExtraFields.Empty;

        var rest = ImmutableArray.CreateBuilder<KeyValuePair<string, JsonElement>>(left);
        for (var i = 0; i < _fields.Length; i++)
        {
            if (_names[i] is { } name)
                rest.Add(new(name, _fields[i].Value));
        }

        return new ExtraFields(rest.DrainToImmutable());
    }

    private static bool IsInteger(JsonElement value, out long integer)
    {
        integer = 0;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out integer);
    }

    private static bool IsNumber(JsonElement value, out decimal number)
    {
        number = 0;
        return value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out number);
    }

    private Expression? TakeExpression(string name)
    {
        var i = Find(name);
        if (i < 0)
            return TakeRequiredPath(name + PathSuffix);

        // With the literal and its twin both there, the twin stays among the rest, where validation finds it.
        return Language == QueryLanguage.Jsonata && _fields[i].Value.ValueKind == JsonValueKind.String && Expression.IsDelimited(_fields[i].Value.GetString()!)
            ? TakeAt(i, Expression.FromDelimited(_fields[i].Value.GetString()!))
            : null;
    }

    private int Find(string name) => Array.IndexOf(_names, name);

    private T TakeAt<T>(int index, T value)
    {
        _names[index] = null;
        return value;
    }
}
