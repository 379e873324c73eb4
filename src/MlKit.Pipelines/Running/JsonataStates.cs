using MlKit.Pipelines.Expressions;
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

        ThrowIfAny(machine.States, default);
    }

    /// <exception cref="NotSupportedException">A state uses JSONata.</exception>
    public static void ThrowIfAny(IEnumerable<State> states, QueryLanguage machineLanguage)
    {
        if (StateFinder.All(states).FirstOrDefault(state => (state.QueryLanguage ?? machineLanguage) == QueryLanguage.Jsonata) is { } state)
            throw new NotSupportedException($"{Message}, but the state '{state.Name}' uses it. Run it at AWS, or write the state in JSONPath.");
    }
}
