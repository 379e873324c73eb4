using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Maps;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Running;

/// <summary>Finds the states the runner cannot run.</summary>
internal static class JsonataStates
{
    private const string Message = "JSONata is not evaluated locally yet";

    /// <exception cref="NotSupportedException">A state uses JSONata.</exception>
    public static void ThrowIfAny(StateMachine machine)
    {
        if (machine.QueryLanguage == QueryLanguage.Jsonata)
            throw new NotSupportedException($"{Message}, but the machine '{machine.Name}' uses it. Run it at AWS, or write its states in JSONPath.");

        if (Find(machine) is { } state)
            throw Unsupported(state);
    }

    /// <exception cref="NotSupportedException">The state uses JSONata.</exception>
    public static void ThrowIfAny(State state, QueryLanguage machineLanguage)
    {
        if (machineLanguage == QueryLanguage.Jsonata)
            throw Unsupported(state);

        if (Find([state]) is { } found)
            throw Unsupported(found);
    }

    private static NotSupportedException Unsupported(State state) => new($"{Message}, but the state '{state.Name}' uses it. Run it at AWS, or write the state in JSONPath.");

    private static State? Find(StateGraph graph) => Find(graph.States);

    private static State? Find(IEnumerable<State> states)
    {
        foreach (var state in states)
        {
            if (state.QueryLanguage == QueryLanguage.Jsonata)
                return state;

            if (Graphs(state).Select(Find).FirstOrDefault(found => found is not null) is { } inner)
                return inner;
        }

        return null;
    }

    private static IEnumerable<StateGraph> Graphs(State state) => state switch
    {
        ParallelState { Branches.IsDefault: false } parallel => parallel.Branches,
        MapState { Processor: { } processor } => [processor],
        _ => [],
    };
}
