using MlKit.Pipelines.Choices;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Validation;

/// <summary>Looks at where the states of a scope lead.</summary>
internal static class GraphRules
{
    public static void Check(ValidationContext context, StateGraph graph, string owner, Action<ValidationContext, StateGraph> checkStates)
    {
        FieldRules.Require(context, !ReferenceEquals(graph.States, StateCollection.Missing), graph.Extra, "States", $"Give {owner} its states.");
        FieldRules.Require(context, graph.StartAt is not null, graph.Extra, "StartAt", $"Name the first state of {owner}.");
        if (graph.States.Count == 0 && !ReferenceEquals(graph.States, StateCollection.Missing))
            context.Issues.Report(Rules.RequiredField, "must have at least one state", "none", $"Give {owner} a state.", "States");

        if (graph.StartAt is { } start && graph.States.Count > 0 && !graph.States.TryGet(start, out _))
            ReportTarget(context, graph, start, "StartAt");

        for (var i = 0; i < graph.States.Count; i++)
            CheckTargets(context, graph, i);

        CheckReachability(context, graph, owner);
        checkStates(context, graph);
    }

    private static void CheckTargets(ValidationContext context, StateGraph graph, int state)
    {
        foreach (var edge in graph.States.EdgesFrom(state))
        {
            if (!edge.HasTarget)
                ReportTarget(context, graph, edge.Name, ["States", graph.States[state].Name, .. edge.Field]);
        }
    }

    private static void ReportTarget(ValidationContext context, StateGraph graph, string name, params string[] field)
    {
        var present = string.Join(", ", graph.States.Take(8).Select(state => IssueCollector.Quote(state.Name)));
        var fix = graph.States.TryGetIgnoringCase(name, out var closest)
            ? $"Write {IssueCollector.Quote(closest.Name)}: names are case-sensitive."
            : $"Name one of {present}{(graph.States.Count > 8 ? ", ..." : "")}, or add the state.";
        context.Issues.Report(Rules.Target, "must be the name of a state in the same scope", IssueCollector.Quote(name), fix, field);
    }

    private static void CheckReachability(ValidationContext context, StateGraph graph, string owner)
    {
        if (graph.StartAt is not { } start || graph.States.IndexOf(start) is not (var first and >= 0))
            return;

        var (reached, allExist) = Reach(graph, first);
        foreach (var state in graph.States.Where((_, i) => !reached[i]))
            context.Issues.Report(
                Rules.Unreachable, "must be reached from the first state", $"no way from {IssueCollector.Quote(start)}",
                "Lead to it with Next, Default, a rule or a catcher, or remove it.", "States", state.Name);

        // A target that does not exist is reported already, and may be the end that is missed.
        if (allExist && !graph.States.Where((state, i) => reached[i] && IsEnd(state)).Any())
            context.Issues.Report(
                Rules.NoEnd, "must have a state that ends it", "none",
                $"Set End on the last state of {owner}, or add a Succeed or Fail state.", "States");
        else
            ReportTraps(context, graph, reached);
    }

    private static (bool[] Reached, bool AllExist) Reach(StateGraph graph, int first)
    {
        var reached = new bool[graph.States.Count];
        var allExist = true;
        var open = new Stack<int>([first]);
        while (open.TryPop(out var state))
        {
            if (reached[state])
                continue;

            reached[state] = true;
            foreach (var edge in graph.States.EdgesFrom(state))
            {
                allExist &= edge.HasTarget;
                if (edge.HasTarget)
                    open.Push(edge.Target);
            }
        }

        // Of states of one name the first is reached; that there are several is an issue of its own.
        for (var i = 0; i < reached.Length; i++)
            reached[i] |= reached[First(graph, i)];

        return (reached, allExist);
    }

    private static int First(StateGraph graph, int state) => graph.States.IndexOf(graph.States[state].Name);

    private static bool IsEnd(State state) => state is SucceedState or FailState or RawState or NextState { Next: null } or ChoiceState { Default: null, Choices.IsDefaultOrEmpty: true };

    /// <summary>Reports states from which no state that ends the scope can be reached.</summary>
    private static void ReportTraps(ValidationContext context, StateGraph graph, bool[] reached)
    {
        var before = new List<int>?[reached.Length];
        var open = new Stack<int>();
        for (var i = 0; i < reached.Length; i++)
        {
            if (reached[i] && Precede(graph, i, before))
                open.Push(First(graph, i));
        }

        var leading = new bool[reached.Length];
        while (open.TryPop(out var state))
        {
            if (leading[state])
                continue;

            leading[state] = true;
            foreach (var previous in before[state] ?? [])
                open.Push(previous);
        }

        foreach (var state in graph.States.Where((_, i) => reached[i] && !leading[First(graph, i)]))
            context.Issues.Report(
                Rules.Cycle, "must lead to a state that ends the scope", "a cycle without a way out",
                "Lead out of the cycle with a Choice state or a catcher.", "States", state.Name);
    }

    /// <summary>Notes a state as one before its targets. Returns whether it ends the scope, or leads to a state that does not exist: that is reported already, and may be where the way out was meant to be.</summary>
    private static bool Precede(StateGraph graph, int state, List<int>?[] before)
    {
        var isWayOut = IsEnd(graph.States[state]);
        foreach (var edge in graph.States.EdgesFrom(state))
        {
            isWayOut |= !edge.HasTarget;
            if (edge.HasTarget)
                (before[edge.Target] ??= []).Add(state);
        }

        return isWayOut;
    }
}
