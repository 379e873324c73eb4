using System.Text.Json;

namespace MlKit.Pipelines.Running;

/// <summary>Takes note of the values inside a state while it is tested.</summary>
internal sealed class Inspection
{
    private readonly List<KeyValuePair<string, JsonElement>> _values = [];

    public IReadOnlyList<KeyValuePair<string, JsonElement>> Values => _values;

    public void Note(string name, JsonElement value)
    {
        _values.RemoveAll(pair => pair.Key == name);
        _values.Add(new(name, value));
    }
}
