using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Validation;

/// <summary>Carries values from a scope's first state along its edges until nothing changes any more.</summary>
internal static class ForwardFlow
{
    /// <summary>Returns what arrives at each state that is reached.</summary>
    /// <param name="graph">The scope.</param>
    /// <param name="first">What arrives at the first state.</param>
    /// <param name="leave">What leaves a state, by the state it leads to.</param>
    /// <param name="meet">Joins what is known at a state with what arrives there again; returns the known value itself where that changes nothing.</param>
    public static Dictionary<string, T> Run<T>(StateGraph graph, T first, Func<State, T, IEnumerable<(string Name, T Value)>> leave, Func<string, T, T, T> meet)
        where T : class?
    {
        var arrived = new Dictionary<string, T>();
        if (graph.StartAt is not { } start || !graph.States.TryGet(start, out var initial))
            return arrived;

        arrived[start] = first;
        var ranks = Ranks(graph, initial);
        // A state waits until all before it are done, and those a cycle leads back to wait for the next round: both keep the number of visits low.
        var (open, later) = (new PriorityQueue<State, int>([(initial, 0)]), new PriorityQueue<State, int>());
        var waiting = new HashSet<string> { start };
        for (; open.Count > 0; (open, later) = open.Count > 0 ? (open, later) : (later, open))
        {
            var state = open.Dequeue();
            waiting.Remove(state.Name);
            foreach (var (name, value) in leave(state, arrived[state.Name]))
            {
                if (!graph.States.TryGet(name, out var next))
                    continue;

                var isKnown = arrived.TryGetValue(name, out var known);
                var met = isKnown ? meet(name, known!, value) : value;
                if (isKnown && ReferenceEquals(met, known))
                    continue;

                arrived[name] = met;
                if (waiting.Add(name))
                    (ranks[name] > ranks[state.Name] ? open : later).Enqueue(next, ranks[name]);
            }
        }

        return arrived;
    }

    /// <summary>Numbers the states that are reached so that, cycles aside, each comes after all that lead to it.</summary>
    private static Dictionary<string, int> Ranks(StateGraph graph, State first)
    {
        var ranks = new Dictionary<string, int> { [first.Name] = 0 };
        var left = graph.States.Count;
        var open = new Stack<(string Name, IEnumerator<(string Name, string[] Field)> Targets)>([(first.Name, GraphRules.Targets(first).GetEnumerator())]);
        while (open.TryPeek(out var top))
        {
            if (!top.Targets.MoveNext())
            {
                ranks[top.Name] = --left;
                open.Pop();
            }
            else if (graph.States.TryGet(top.Targets.Current.Name, out var next) && ranks.TryAdd(next.Name, 0))
            {
                open.Push((next.Name, GraphRules.Targets(next).GetEnumerator()));
            }
        }

        return ranks;
    }
}
