using System.Text.Json;

namespace MlKit.Pipelines.Internal.Jsonata.Values;

/// <summary>An object. One of the input is read member by member, as expressions ask for them.</summary>
internal sealed class JsonataObject
{
    private readonly JsonElement _source;
    private OrderedDictionary<string, JsonataValue>? _members;
    private List<KeyValuePair<string, JsonataValue>>? _read;

    public JsonataObject() => _members = [];

    public JsonataObject(JsonElement source) => _source = source;

    public int Count => _members?.Count ?? _source.GetPropertyCount();

    /// <summary>Gets the names and values in their order.</summary>
    public OrderedDictionary<string, JsonataValue> Members => _members ??= ReadAll();

    /// <summary>Gets the object of JSON this is. Only objects without one are ever changed.</summary>
    public bool TryGetSource(out JsonElement source)
    {
        source = _source;
        return _source.ValueKind == JsonValueKind.Object;
    }

    /// <summary>Returns a member, or undefined.</summary>
    public JsonataValue Get(string name)
    {
        if (_members is { } members)
            return members.TryGetValue(name, out var member) ? member : default;

        // Who asks twice gets the same object, with whatever it has read so far.
        foreach (var (known, value) in _read ?? [])
        {
            if (known == name)
                return value;
        }

        return Read(name);
    }

    public void Set(string name, JsonataValue value) => Members[name] = value;

    public void Remove(string name) => Members.Remove(name);

    private JsonataValue Read(string name)
    {
        if (!SourceText.TryGetProperty(_source, name, out var element))
            return default;

        var value = JsonataValue.Of(element);
        if (value.Kind is JsonataKind.Object or JsonataKind.Array)
            (_read ??= []).Add(new(name, value));

        return value;
    }

    private OrderedDictionary<string, JsonataValue> ReadAll()
    {
        var members = new OrderedDictionary<string, JsonataValue>(_source.GetPropertyCount());
        foreach (var property in _source.EnumerateObject())
            members[SourceText.ReadName(property)] = JsonataValue.Of(property.Value);

        foreach (var (name, value) in _read ?? [])
            members[name] = value;

        return members;
    }
}
