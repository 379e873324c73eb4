using System.Text.Json;

namespace MlKit.Pipelines.Internal.Jsonata.Values;

/// <summary>An object. One of the input is read member by member, as expressions ask for them.</summary>
internal sealed class JsonataObject
{
    private readonly JsonElement _source;
    private readonly IReadOnlyList<string>? _names;
    private readonly Func<string, JsonataValue>? _find;
    private OrderedDictionary<string, JsonataValue>? _members;
    private List<KeyValuePair<string, JsonataValue>>? _read;

    public JsonataObject() => _members = [];

    public JsonataObject(JsonElement source) => _source = source;

    /// <summary>Makes an object whose members are made when they are asked for.</summary>
    public JsonataObject(IReadOnlyList<string> names, Func<string, JsonataValue> find)
    {
        _names = names;
        _find = find;
    }

    public int Count => _members?.Count ?? _names?.Count ?? _source.GetPropertyCount();

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
        var value = Find(name);
        if (value.Kind is JsonataKind.Object or JsonataKind.Array)
            (_read ??= []).Add(new(name, value));

        return value;
    }

    private JsonataValue Find(string name)
    {
        if (_find is not null)
            return _names!.Contains(name) ? _find(name) : default;

        return SourceText.TryGetProperty(_source, name, out var element) ? JsonataValue.Of(element) : default;
    }

    private OrderedDictionary<string, JsonataValue> ReadAll()
    {
        if (_names is not null)
            return ReadNames(_names);

        var members = new OrderedDictionary<string, JsonataValue>(_source.GetPropertyCount());
        foreach (var property in _source.EnumerateObject())
            members[SourceText.ReadName(property)] = JsonataValue.Of(property.Value);

        foreach (var (name, value) in _read ?? [])
            members[name] = value;

        return members;
    }

    private OrderedDictionary<string, JsonataValue> ReadNames(IReadOnlyList<string> names)
    {
        var members = new OrderedDictionary<string, JsonataValue>(names.Count);
        foreach (var name in names)
            members[name] = Get(name);

        return members;
    }
}
