using System.Runtime.InteropServices;
using MlKit.Pipelines.Choices;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Internal;

/// <summary>Where the states of a scope lead. All edges lie in one array, state by state: many rules walk along them.</summary>
internal sealed class StateEdges
{
    private readonly List<StateEdge> _edges;
    private readonly int[] _ends;

    public StateEdges(StateCollection states)
    {
        _edges = new List<StateEdge>(states.Count);
        _ends = new int[states.Count];
        for (var i = 0; i < _ends.Length; i++)
        {
            Add(states, states[i]);
            _ends[i] = _edges.Count;
        }
    }

    public ReadOnlySpan<StateEdge> From(int state) => CollectionsMarshal.AsSpan(_edges)[(state == 0 ? 0 : _ends[state - 1]).._ends[state]];

    private void Add(StateCollection states, State state)
    {
        if (state is NextState next)
            Add(states, next.Next, StateEdgeKind.Next);

        if (state is ChoiceState choice)
        {
            for (var i = 0; !choice.Choices.IsDefault && i < choice.Choices.Length; i++)
                Add(states, choice.Choices[i].Next, StateEdgeKind.Rule, i);

            Add(states, choice.Default, StateEdgeKind.Default);
        }

        if (state is not WorkState { Catch: { IsDefault: false } catchers })
            return;

        for (var i = 0; i < catchers.Length; i++)
            Add(states, catchers[i].Next, StateEdgeKind.Catch, i);
    }

    private void Add(StateCollection states, string? name, StateEdgeKind kind, int index = 0)
    {
        if (name is not null)
            _edges.Add(new StateEdge(name, states.IndexOf(name), kind, index));
    }
}
