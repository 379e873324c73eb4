using System.Collections.Immutable;
using MlKit.Pipelines.Choices;
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

        var edges = graph.States.SelectMany(EdgesOf).Where(edge => graph.States.TryGet(edge.To, out _));
        return new DiagramScope(title, graph.StartAt is { } start && graph.States.TryGet(start, out _) ? start : null, nodes.DrainToImmutable(), [.. edges]);
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

    private static IEnumerable<DiagramEdge> EdgesOf(State state)
    {
        if (state is NextState { Next: { } next })
            yield return new DiagramEdge(state.Name, next, "", false);

        if (state is ChoiceState choice)
        {
            foreach (var rule in choice.Choices.IsDefault ? [] : choice.Choices)
            {
                if (rule.Next is { } way)
                    yield return new DiagramEdge(state.Name, way, ConditionText.Of(rule.Condition), false);
            }

            if (choice.Default is { } otherwise)
                yield return new DiagramEdge(state.Name, otherwise, "otherwise", false);
        }

        if (state is not WorkState { Catch: { IsDefault: false } catchers })
            yield break;

        foreach (var catcher in catchers)
        {
            if (catcher.Next is { } handler)
                yield return new DiagramEdge(state.Name, handler, Errors(catcher), true);
        }
    }

    private static string Errors(Catcher catcher) => catcher.ErrorEquals.IsDefaultOrEmpty || catcher.ErrorEquals[0] == ErrorNames.All ? "any error" : string.Join(", ", catcher.ErrorEquals);
}
