using MlKit.Pipelines.Maps;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Running;

/// <summary>Looks through states and the states inside them.</summary>
internal static class StateFinder
{
    public static State? Find(StateGraph graph, string name) => All(graph.States).FirstOrDefault(state => state.Name == name);

    /// <summary>Returns the states and every state inside them.</summary>
    public static IEnumerable<State> All(IEnumerable<State> states)
    {
        foreach (var state in states)
        {
            yield return state;
            foreach (var inner in Graphs(state).SelectMany(graph => All(graph.States)))
                yield return inner;
        }
    }

    private static IEnumerable<StateGraph> Graphs(State state) => state switch
    {
        ParallelState { Branches.IsDefault: false } parallel => parallel.Branches,
        MapState { Processor: { } processor } => [processor],
        _ => [],
    };
}
