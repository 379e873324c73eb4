using MlKit.Pipelines.Choices;

namespace MlKit.Pipelines.States;

/// <summary>Adds states one after the other: a branch, what a Map state does with each item, or the way a Choice leads.</summary>
/// <remarks>A state that has a <c>Next</c> of its own, or ends the workflow, is left as it is.</remarks>
public sealed class StateChain
{
    private readonly List<State> _states = [];
    private readonly List<OpenEnd> _open = [];

    internal StateChain()
    {
    }

    internal string? StartAt { get; private set; }

    internal IReadOnlyList<State> States => _states;

    internal IReadOnlyList<OpenEnd> Open => _open;

    /// <summary>Adds a state that follows the one before; after a Choice, it follows every way that has not ended.</summary>
    /// <param name="state">The state.</param>
    /// <returns>The chain.</returns>
    /// <exception cref="ArgumentNullException">The state is <see langword="null"/>.</exception>
    public StateChain Then(State state)
    {
        ArgumentNullException.ThrowIfNull(state);
        LinkTo(state.Name);
        if (state is NextState { Next: null, End: false } or ChoiceState { Default: null })
            _open.Add(new OpenEnd(_states.Count));

        _states.Add(state);
        return this;
    }

    /// <summary>Adds several states.</summary>
    /// <param name="fragment">Adds them.</param>
    /// <returns>The chain.</returns>
    /// <exception cref="ArgumentNullException">The fragment is <see langword="null"/>.</exception>
    public StateChain Then(Action<StateChain> fragment)
    {
        ArgumentNullException.ThrowIfNull(fragment);
        fragment(this);
        return this;
    }

    /// <summary>Adds a state that others lead to by its name: a rule, a default, a catcher.</summary>
    /// <param name="state">The state; one without a <c>Next</c> ends the workflow.</param>
    /// <returns>The chain.</returns>
    /// <exception cref="ArgumentNullException">The state is <see langword="null"/>.</exception>
    public StateChain Add(State state)
    {
        ArgumentNullException.ThrowIfNull(state);
        StartAt ??= state.Name;
        _states.Add(state is NextState { Next: null } last ? last with { End = true } : state);
        return this;
    }

    /// <summary>Adds a Choice whose ways meet again in the state that is added next.</summary>
    /// <param name="name">The name of the Choice state.</param>
    /// <param name="ways">Adds the ways.</param>
    /// <returns>The chain.</returns>
    /// <exception cref="ArgumentException">The name is empty or blank.</exception>
    /// <exception cref="ArgumentNullException">The ways are <see langword="null"/>.</exception>
    public StateChain Choose(string name, Action<ChoiceChain> ways)
    {
        ArgumentNullException.ThrowIfNull(ways);
        var choice = new ChoiceChain(ChoiceState.Create(name));
        ways(choice);
        LinkTo(name);
        var index = _states.Count;
        _states.Add(choice.State);
        foreach (var (rule, way) in choice.Ways)
            Append(way, new OpenEnd(index, rule));

        if (choice.State.Default is null && !choice.Ways.Any(way => way.Rule < 0))
            _open.Add(new OpenEnd(index));

        return this;
    }

    internal static TGraph Build<TGraph>(Action<StateChain> add, TGraph graph)
        where TGraph : StateGraph
    {
        ArgumentNullException.ThrowIfNull(add);
        var chain = new StateChain();
        add(chain);
        return chain.Build(graph);
    }

    internal TGraph Build<TGraph>(TGraph graph)
        where TGraph : StateGraph
    {
        var states = _states.ToArray();
        foreach (var end in _open)
        {
            if (states[end.Index] is NextState last)
                states[end.Index] = last with { End = true };
        }

        return graph with { StartAt = StartAt, States = new StateCollection(states) };
    }

    private void LinkTo(string name)
    {
        foreach (var end in _open)
            _states[end.Index] = end.Link(_states[end.Index], name);

        _open.Clear();
        StartAt ??= name;
    }

    /// <summary>Takes over the states of a way; an empty one leads straight to what comes next.</summary>
    private void Append(StateChain way, OpenEnd from)
    {
        if (way.StartAt is not { } start)
        {
            _open.Add(from);
            return;
        }

        _states[from.Index] = from.Link(_states[from.Index], start);
        foreach (var end in way._open)
            _open.Add(end with { Index = end.Index + _states.Count });

        _states.AddRange(way._states);
    }
}
