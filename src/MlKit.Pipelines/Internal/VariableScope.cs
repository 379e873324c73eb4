using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace MlKit.Pipelines.Internal;

/// <summary>The variables of a machine, a branch or an iteration. An inner scope reads what the outer one held when it began.</summary>
internal sealed class VariableScope(VariableScope? outer = null)
{
    // Replaced, never changed: branches read it while the next state assigns.
    private Dictionary<string, JsonElement>? _values;

    public bool TryGet(string name, out JsonElement value)
    {
        value = default;
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            if (scope._values is { } values && values.TryGetValue(name, out value))
                return true;
        }

        return false;
    }

    /// <summary>Gets the size of all variables that can be read here, as JSON.</summary>
    public long Bytes => (outer?.Bytes ?? 0) + (_values?.Values.Sum(value => (long)JsonMarshal.GetRawUtf8Value(value).Length) ?? 0);

    private VariableScope? Outer => outer;

    public void Assign(IReadOnlyList<KeyValuePair<string, JsonElement>> assigned)
    {
        var values = _values is null ? [] : new Dictionary<string, JsonElement>(_values);
        foreach (var (name, value) in assigned)
            values[name] = value;

        _values = values;
    }

    /// <summary>Returns every variable that can be read here.</summary>
    [SuppressMessage("Design", "CA1024", Justification = "It builds a dictionary.")]
    public Dictionary<string, JsonElement> ToDictionary()
    {
        var all = outer?.ToDictionary() ?? [];
        foreach (var (name, value) in _values ?? [])
            all[name] = value;

        return all;
    }
}
