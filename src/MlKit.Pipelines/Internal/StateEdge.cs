using MlKit.Pipelines.Choices;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Internal;

/// <summary>A way from a state to another one of its scope.</summary>
/// <param name="Name">The name of the state it leads to.</param>
/// <param name="Target">The number of that state, or -1 where the scope has none of that name.</param>
/// <param name="Kind">The field that says so.</param>
/// <param name="Index">The number of the rule or catcher.</param>
internal readonly record struct StateEdge(string Name, int Target, StateEdgeKind Kind, int Index = 0)
{
    public bool HasTarget => Target >= 0;

    /// <summary>Gets the fields that lead to the name.</summary>
    public string[] Field => Kind switch
    {
        StateEdgeKind.Next => ["Next"],
        StateEdgeKind.Default => ["Default"],
        StateEdgeKind.Rule => ["Choices", $"{Index}", "Next"],
        _ => ["Catch", $"{Index}", "Next"],
    };

    /// <summary>Returns what is assigned on the way.</summary>
    public Payload? Assign(State from) => Kind switch
    {
        StateEdgeKind.Next => ((NextState)from).Assign,
        StateEdgeKind.Default => ((ChoiceState)from).Assign,
        StateEdgeKind.Rule => ((ChoiceState)from).Choices[Index].Assign ?? ((ChoiceState)from).Assign,
        _ => ((WorkState)from).Catch[Index].Assign,
    };
}
