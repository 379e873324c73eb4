using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.States;

/// <summary>The states of a scope in their order, found by name.</summary>
public sealed class StateCollection : IReadOnlyList<State>
{
    private readonly ImmutableArray<State> _states;
    private readonly Lazy<Dictionary<string, int>> _byName;
    private readonly Lazy<Dictionary<string, int>> _byAnyCase;
    private readonly Lazy<StateEdges> _edges;

    /// <summary>Makes a collection.</summary>
    /// <param name="states">The states; of several with the same name, which validation reports, the first is found.</param>
    /// <exception cref="ArgumentNullException">The states, or one of them, are <see langword="null"/>.</exception>
    public StateCollection(IEnumerable<State> states)
    {
        ArgumentNullException.ThrowIfNull(states);
        _states = [.. states];
        foreach (var state in _states)
            ArgumentNullException.ThrowIfNull(state, nameof(states));

        _byName = new(() => Index(StringComparer.Ordinal));
        _byAnyCase = new(() => Index(StringComparer.OrdinalIgnoreCase));
        _edges = new(() => new StateEdges(this));
    }

    /// <inheritdoc/>
    public int Count => _states.Length;

    /// <summary>Gets no states, as a definition has that lacks the field.</summary>
    internal static StateCollection Missing { get; } = new([]);

    /// <inheritdoc/>
    public State this[int index] => _states[index];

    /// <summary>Gets a state by its name.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="KeyNotFoundException">There is no such state.</exception>
    public State this[string name] => TryGet(name, out var state) ? state : throw new KeyNotFoundException($"There is no state '{name}' in this scope.");

    /// <summary>Finds a state.</summary>
    /// <param name="name">The name.</param>
    /// <param name="state">The state.</param>
    /// <returns>Whether there is such a state.</returns>
    public bool TryGet(string name, [NotNullWhen(true)] out State? state) => (state = IndexOf(name) is var index and >= 0 ? _states[index] : null) is not null;

    /// <inheritdoc/>
    public IEnumerator<State> GetEnumerator() => _states.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static StateCollection Read(ObjectReader reader)
    {
        if (reader.Take("States", System.Text.Json.JsonValueKind.Object) is not { } value)
            return Missing;

        var language = reader.MachineLanguage;
        return new StateCollection(value.EnumerateObject().Select(property => StateReader.Read(property.Name, property.Value, language)));
    }

    /// <summary>Returns where the state of a name stands, or -1 where there is none.</summary>
    /// <summary>Returns where a state leads.</summary>
    internal ReadOnlySpan<StateEdge> EdgesFrom(int state) => _edges.Value.From(state);

    internal int IndexOf(string name) => _byName.Value.TryGetValue(name, out var index) ? index : -1;

    /// <summary>Gets the state whose name differs at most in its letters' case.</summary>
    internal bool TryGetIgnoringCase(string name, [NotNullWhen(true)] out State? state) =>
        (state = _byAnyCase.Value.TryGetValue(name, out var index) ? _states[index] : null) is not null;

    internal void Write(ObjectWriter writer)
    {
        if (ReferenceEquals(this, Missing))
            return;

        writer.Json.WriteStartObject("States");
        foreach (var state in _states)
        {
            writer.Json.WritePropertyName(state.Name);
            state.Write(writer);
        }

        writer.Json.WriteEndObject();
    }

    // Of states of one name the first is meant; that there are several is for validation to say.
    private Dictionary<string, int> Index(StringComparer comparer)
    {
        var index = new Dictionary<string, int>(_states.Length, comparer);
        for (var i = 0; i < _states.Length; i++)
            index.TryAdd(_states[i].Name, i);

        return index;
    }
}
