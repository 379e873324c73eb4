using System.Collections.Immutable;
using MlKit.Pipelines.Choices;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.Maps;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Validation;

/// <summary>Follows variables along the ways of a workflow, and reports reads of what was not assigned.</summary>
internal sealed class VariableFlow(ValidationContext context)
{
    public void Check(StateGraph graph, VariableSets outer)
    {
        var entries = Flow(graph, outer);
        foreach (var state in graph.States)
        {
            if (!entries.TryGetValue(state.Name, out var sets))
                continue;

            using var place = context.Issues.At("States", state.Name);
            foreach (var name in ExpressionWalker.Of(state).SelectMany(VariableReads.Of).Distinct())
                CheckRead(name, sets);

            CheckInner(state, sets);
        }
    }

    private static Dictionary<string, VariableSets> Flow(StateGraph graph, VariableSets outer)
    {
        var entries = new Dictionary<string, VariableSets>();
        var open = new Queue<State>();
        if (graph.StartAt is { } start && graph.States.TryGet(start, out var first))
        {
            entries[start] = outer;
            open.Enqueue(first);
        }

        while (open.TryDequeue(out var state))
        {
            var sets = entries[state.Name];
            foreach (var (name, assigned) in Edges(state))
            {
                if (!graph.States.TryGet(name, out var next))
                    continue;

                var arriving = sets.Assign(assigned);
                var met = entries.TryGetValue(name, out var known) ? known.Meet(arriving) : arriving;
                if (ReferenceEquals(met, known))
                    continue;

                entries[name] = met;
                open.Enqueue(next);
            }
        }

        return entries;
    }

    private static IEnumerable<(string Name, ImmutableArray<string> Assigned)> Edges(State state)
    {
        if (state is NextState { Next: { } next } successor)
            yield return (next, Names(successor.Assign));

        if (state is ChoiceState choice)
        {
            foreach (var rule in choice.Choices.IsDefault ? [] : choice.Choices)
            {
                if (rule.Next is { } way)
                    yield return (way, Names(rule.Assign ?? choice.Assign));
            }

            if (choice.Default is { } otherwise)
                yield return (otherwise, Names(choice.Assign));
        }

        if (state is not WorkState { Catch: { IsDefault: false } catchers })
            yield break;

        foreach (var catcher in catchers)
        {
            if (catcher.Next is { } handler)
                yield return (handler, Names(catcher.Assign));
        }
    }

    private static ImmutableArray<string> Names(Expressions.Payload? assign) => assign is null ? [] : [.. VariableRules.AssignedNames(assign)];

    private void CheckRead(string name, VariableSets sets)
    {
        if (!sets.Possibly.Contains(name))
            context.Issues.Report(
                Rules.VariableUnassigned, "must read a variable that was assigned before", $"'${name}', which no state before assigns",
                "Assign it in a state before, or correct the name.");
        else if (!sets.Surely.Contains(name))
            context.Issues.Report(
                Rules.VariableSometimes, "must read a variable that was assigned on every way", $"'${name}', which only some ways assign",
                "Assign it on the other ways too, or at the beginning.");
    }

    private void CheckInner(State state, VariableSets sets)
    {
        if (state is ParallelState { Branches.IsDefault: false } parallel)
        {
            for (var i = 0; i < parallel.Branches.Length; i++)
            {
                using var place = context.Issues.At("Branches", i);
                CheckScope(parallel.Branches[i], sets);
            }
        }

        if (state is not MapState { Processor: { } processor } map)
            return;

        using var inside = context.Issues.At(map.ItemProcessor is null ? "Iterator" : "ItemProcessor");
        // The iterations of a distributed Map state are other executions, which see no variable of this one.
        CheckScope(processor, processor.IsDistributed ? VariableSets.None : sets);
    }

    private void CheckScope(StateGraph graph, VariableSets outer)
    {
        foreach (var state in graph.States)
        {
            foreach (var name in Edges(state).SelectMany(edge => edge.Assigned).Concat(Names((state as NextState)?.Assign)).Distinct().Where(outer.Possibly.Contains))
                context.Issues.Report(
                    Rules.VariableOuter, "must not assign a variable of the scope around it", $"'${name}'",
                    "Give the inner variable another name, and hand the value out in the state's output.", "States", state.Name, "Assign");
        }

        Check(graph, outer);
    }
}
