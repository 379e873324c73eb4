using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Validation;

/// <summary>Carries values from a scope's first state along its edges until nothing changes any more.</summary>
internal static class ForwardFlow
{
    /// <summary>Returns what arrives at each state, in their order; <see langword="null"/> where none is reached.</summary>
    /// <param name="graph">The scope.</param>
    /// <param name="first">What arrives at the first state.</param>
    /// <param name="leave">What leaves a state, by the state it leads to.</param>
    /// <param name="meet">Joins what is known at the state of a number with what arrives there again; returns the known value itself where that changes nothing.</param>
    public static T?[] Run<T>(StateGraph graph, T? first, Func<State, T?, IEnumerable<(string Name, T? Value)>> leave, Func<int, T?, T?, T?> meet)
        where T : class
    {
        var arrived = new T?[graph.States.Count];
        if (graph.StartAt is not { } name || graph.States.IndexOf(name) is not (var start and >= 0))
            return arrived;

        arrived[start] = first;
        var ranks = Ranks(graph, start);
        var (isKnown, isWaiting) = (new bool[arrived.Length], new bool[arrived.Length]);
        isKnown[start] = true;
        // A state waits until all before it are done, and those a cycle leads back to wait for the next round: both keep the number of visits low.
        var (open, later) = (new PriorityQueue<int, int>([(start, 0)]), new PriorityQueue<int, int>());
        for (; open.Count > 0; (open, later) = open.Count > 0 ? (open, later) : (later, open))
        {
            var state = open.Dequeue();
            isWaiting[state] = false;
            foreach (var (target, value) in leave(graph.States[state], arrived[state]))
            {
                if (graph.States.IndexOf(target) is not (var next and >= 0))
                    continue;

                var met = isKnown[next] ? meet(next, arrived[next], value) : value;
                if (isKnown[next] && ReferenceEquals(met, arrived[next]))
                    continue;

                (arrived[next], isKnown[next]) = (met, true);
                if (!isWaiting[next])
                    (ranks[next] > ranks[state] ? open : later).Enqueue(next, ranks[next]);

                isWaiting[next] = true;
            }
        }

        return arrived;
    }

    /// <summary>Numbers the states that are reached so that, cycles aside, each comes after all that lead to it.</summary>
    private static int[] Ranks(StateGraph graph, int first)
    {
        var ranks = new int[graph.States.Count];
        var left = ranks.Length;
        ranks[first] = left;
        var open = new Stack<(int State, IEnumerator<(string Name, string[] Field)> Targets)>([(first, GraphRules.Targets(graph.States[first]).GetEnumerator())]);
        while (open.TryPeek(out var top))
        {
            if (!top.Targets.MoveNext())
            {
                ranks[top.State] = left--;
                open.Pop();
            }
            else if (graph.States.IndexOf(top.Targets.Current.Name) is var next and >= 0 && ranks[next] == 0)
            {
                ranks[next] = ranks.Length;
                open.Push((next, GraphRules.Targets(graph.States[next]).GetEnumerator()));
            }
        }

        return ranks;
    }
}
