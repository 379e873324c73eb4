using MlKit.Pipelines.Choices;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.Maps;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Validation;

/// <summary>Follows variables along the ways of a workflow, and reports reads of what was not assigned.</summary>
internal sealed class VariableFlow(ValidationContext context)
{
    private readonly Dictionary<string, int> _numbers = [];
    private readonly List<Expression> _expressions = [];
    private readonly HashSet<string> _reads = [];

    public void Check(StateGraph graph, VariableSets outer)
    {
        var entries = ForwardFlow.Run(graph, outer, Leave, static (_, known, arriving) => known!.Meet(arriving!));
        for (var i = 0; i < entries.Length; i++)
        {
            if (entries[i] is not { } sets)
                continue;

            var state = graph.States[i];
            using var place = context.Issues.At("States", state.Name);
            CheckReads(state, sets);
            CheckInner(state, sets);
        }
    }

    private VariableSets? Leave(State state, StateEdge edge, VariableSets? sets) =>
        edge.Assign(state) is { } assign ? sets!.Assign([.. VariableRules.AssignedNames(assign).Select(Number)]) : sets;

    private int Number(string name)
    {
        if (!_numbers.TryGetValue(name, out var number))
            _numbers[name] = number = _numbers.Count;

        return number;
    }

    private void CheckReads(State state, VariableSets sets)
    {
        _expressions.Clear();
        _reads.Clear();
        ExpressionWalker.Add(_expressions, state);
        foreach (var expression in _expressions)
            VariableReads.Add(_reads, expression);

        foreach (var name in _reads)
            CheckRead(name, sets);
    }

    private void CheckRead(string name, VariableSets sets)
    {
        if (!sets.IsPossible(Number(name)))
            context.Issues.Report(
                Rules.VariableUnassigned, "must read a variable that was assigned before", $"'${name}', which no state before assigns",
                "Assign it in a state before, or correct the name.");
        else if (!sets.IsSure(Number(name)))
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
            foreach (var name in Assigns(state).SelectMany(VariableRules.AssignedNames).Distinct().Where(name => outer.IsPossible(Number(name))))
                context.Issues.Report(
                    Rules.VariableOuter, "must not assign a variable of the scope around it", $"'${name}'",
                    "Give the inner variable another name, and hand the value out in the state's output.", "States", state.Name, "Assign");
        }

        Check(graph, outer);
    }

    private static IEnumerable<Payload?> Assigns(State state) => state switch
    {
        ChoiceState choice => [.. choice.Choices.IsDefault ? [] : choice.Choices.Select(rule => rule.Assign), choice.Assign],
        WorkState { Catch.IsDefault: false } work => [.. work.Catch.Select(catcher => catcher.Assign), work.Assign],
        NextState next => [next.Assign],
        _ => [],
    };
}
