using MlKit.Pipelines.Internal;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Validation;

/// <summary>Carries values from a scope's first state along its edges until nothing changes any more.</summary>
internal static class ForwardFlow
{
    /// <summary>Returns what arrives at each state, in their order; <see langword="null"/> where none is reached.</summary>
    /// <param name="graph">The scope.</param>
    /// <param name="first">What arrives at the first state.</param>
    /// <param name="leave">What leaves a state on one of its ways.</param>
    /// <param name="meet">Joins what is known at the state of a number with what arrives there again; returns the known value itself where that changes nothing.</param>
    public static T?[] Run<T>(StateGraph graph, T? first, Func<State, StateEdge, T?, T?> leave, Func<int, T?, T?, T?> meet)
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
            foreach (var edge in graph.States.EdgesFrom(state))
            {
                if (!edge.HasTarget)
                    continue;

                var (next, value) = (edge.Target, leave(graph.States[state], edge, arrived[state]));
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
        var open = new Stack<(int State, int Edge)>([(first, 0)]);
        while (open.TryPop(out var top))
        {
            var edges = graph.States.EdgesFrom(top.State);
            if (top.Edge == edges.Length)
            {
                ranks[top.State] = left--;
                continue;
            }

            open.Push((top.State, top.Edge + 1));
            if (edges[top.Edge] is not { HasTarget: true, Target: var next } || ranks[next] != 0)
                continue;

            ranks[next] = ranks.Length;
            open.Push((next, 0));
        }

        return ranks;
    }
}
