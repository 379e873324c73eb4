using MlKit.Pipelines.Choices;

namespace MlKit.Pipelines.States;

/// <summary>A place in a chain that still lacks the name of the state that follows: a state's Next, a Choice's Default, or a rule of a Choice.</summary>
/// <param name="Index">The index of the state.</param>
/// <param name="Rule">The index of the rule, or -1.</param>
internal readonly record struct OpenEnd(int Index, int Rule = -1)
{
    public State Link(State state, string next) => state switch
    {
        ChoiceState choice when Rule >= 0 => choice with { Choices = choice.Choices.SetItem(Rule, choice.Choices[Rule] with { Next = next }) },
        ChoiceState choice => choice with { Default = next },
        NextState successor => successor with { Next = next },
        _ => state,
    };
}
