using System.Collections.Immutable;
using MlKit.Pipelines.Choices;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.Maps;
using MlKit.Pipelines.Retries;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Diagrams;

/// <summary>What a diagram shows of a scope: its states, where they lead, and the scopes inside them.</summary>
/// <param name="Title">What stands over an inner scope.</param>
/// <param name="Start">The name of the first state.</param>
/// <param name="Nodes">The states.</param>
/// <param name="Edges">Where they lead; what does not exist is left out.</param>
internal sealed record DiagramScope(string Title, string? Start, ImmutableArray<DiagramNode> Nodes, ImmutableArray<DiagramEdge> Edges)
{
    public static DiagramScope Of(StateMachine machine)
    {
        var number = 0;
        return Of(machine, "", ref number);
    }

    private static DiagramScope Of(StateGraph graph, string title, ref int number)
    {
        var nodes = ImmutableArray.CreateBuilder<DiagramNode>(graph.States.Count);
        foreach (var state in graph.States.DistinctBy(state => state.Name))
            nodes.Add(Node(state, ref number));

        return new DiagramScope(title, graph.StartAt is { } start && graph.States.TryGet(start, out _) ? start : null, nodes.DrainToImmutable(), EdgesOf(graph.States));
    }

    private static DiagramNode Node(State state, ref int number)
    {
        var id = $"s{++number}";
        var inner = ImmutableArray.CreateBuilder<DiagramScope>();
        if (state is ParallelState { Branches.IsDefault: false } parallel)
        {
            for (var i = 0; i < parallel.Branches.Length; i++)
                inner.Add(Of(parallel.Branches[i], $"branch {i + 1}", ref number));
        }

        if (state is MapState { Processor: { } processor })
            inner.Add(Of(processor, processor.IsDistributed ? "each item, distributed" : "each item", ref number));

        return new DiagramNode(id, state.Name, state.Type, state is NextState { Next: null }, inner.DrainToImmutable());
    }

    private static ImmutableArray<DiagramEdge> EdgesOf(StateCollection states)
    {
        var edges = ImmutableArray.CreateBuilder<DiagramEdge>();
        for (var i = 0; i < states.Count; i++)
        {
            foreach (var edge in states.EdgesFrom(i))
            {
                if (edge.HasTarget)
                    edges.Add(new DiagramEdge(states[i].Name, edge.Name, Label(states[i], edge), edge.Kind == StateEdgeKind.Catch));
            }
        }

        return edges.DrainToImmutable();
    }

    private static string Label(State state, StateEdge edge) => edge.Kind switch
    {
        StateEdgeKind.Next => "",
        StateEdgeKind.Default => "otherwise",
        StateEdgeKind.Rule => ConditionText.Of(((ChoiceState)state).Choices[edge.Index].Condition),
        _ => Errors(((WorkState)state).Catch[edge.Index]),
    };

    private static string Errors(Catcher catcher) => catcher.ErrorEquals.IsDefaultOrEmpty || catcher.ErrorEquals[0] == ErrorNames.All ? "any error" : string.Join(", ", catcher.ErrorEquals);
}
