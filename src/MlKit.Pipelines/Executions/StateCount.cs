using MlKit.Pipelines.Maps;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Executions;

/// <summary>Counts the states that one execution can enter.</summary>
internal static class StateCount
{
    public static int Of(StateGraph graph) => graph.States.Sum(state => 1 + Inside(state));

    private static int Inside(State state) => state switch
    {
        ParallelState { Branches.IsDefault: false } parallel => parallel.Branches.Sum(Of),
        MapState { Processor: { IsDistributed: false } processor } => Of(processor),
        _ => 0,
    };
}
