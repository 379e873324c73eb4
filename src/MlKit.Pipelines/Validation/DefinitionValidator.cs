using System.Buffers;
using System.Collections.Immutable;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Validation;

/// <summary>Checks definitions. Every rule looks at one thing, so that one mistake hides no other.</summary>
internal static class DefinitionValidator
{
    private const int MaxNameLength = 80;
    private const int MaxDefinitionLength = 1_048_576;

    // https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html
    private static readonly SearchValues<char> ForbiddenInNames = SearchValues.Create("<>{}[]?*\"#%\\^|~`$&,;:/ \t\r\n");

    public static ImmutableArray<DefinitionIssue> Validate(StateMachine machine, StateMachineType type)
    {
        var context = new ValidationContext(type, machine.QueryLanguage ?? default);
        if (!CheckDepth(context, machine))
            return context.Issues.Issues;

        CheckMachine(context, machine);
        GraphRules.Check(context, machine, "the machine", CheckStates);
        VariableRules.Check(context, machine);
        DataFlowRules.Check(context, machine);
        ExpressRules.Check(context, machine);
        EventRules.Check(context, machine);
        return context.Issues.Issues;
    }

    /// <summary>Measures the definition. A builder can nest deeper than any reader follows, and the rules follow too.</summary>
    private static bool CheckDepth(ValidationContext context, StateMachine machine)
    {
        try
        {
            context.DefinitionLength = machine.CountCharacters();
            return true;
        }
        catch (DefinitionException e)
        {
            var issue = e.Issues[0];
            context.Issues.Report(Rules.Json, issue.Rule, issue.Found, issue.Fix);
            return false;
        }
    }

    private static void CheckMachine(ValidationContext context, StateMachine machine)
    {
        if (machine.Name.Length > MaxNameLength || machine.Name.AsSpan().ContainsAny(ForbiddenInNames) || machine.Name.Any(char.IsControl))
            context.Issues.Report(
                Rules.MachineName, "must have a name of 1 to 80 characters without blanks, brackets or any of ?*\"#%\\^|~`$&,;:/", IssueCollector.Quote(machine.Name),
                "Give another name to StateMachine.Create or Parse.");

        if (machine.TimeoutSeconds is <= 0 or > StateRules.MaxSeconds)
            context.Issues.Report(
                Rules.FieldType, "must be between 1 and 99999999 seconds", $"{machine.TimeoutSeconds}",
                "Set TimeoutSeconds to such a number, or leave it out.", "TimeoutSeconds");

        if (machine.Version is not (null or "1.0"))
            context.Issues.Report(Rules.FieldType, "must be '1.0'", IssueCollector.Quote(machine.Version), "Set Version to '1.0', or leave it out.", "Version");

        FieldRules.Check(context, machine.Extra, "a state machine", KnownFields.Machine);
        if (context.DefinitionLength > MaxDefinitionLength)
            context.Issues.Report(
                Rules.DefinitionSize, "must have at most 1048576 characters", $"{context.DefinitionLength}",
                "Move parts into state machines of their own and start those.");
    }

    private static void CheckStates(ValidationContext context, StateGraph graph)
    {
        foreach (var state in graph.States)
        {
            using var place = context.Issues.At("States", state.Name);
            CheckName(context, state.Name);
            StateRules.Check(context, state, CheckGraph);
        }
    }

    private static void CheckGraph(ValidationContext context, StateGraph graph, string owner) => GraphRules.Check(context, graph, owner, CheckStates);

    private static void CheckName(ValidationContext context, string name)
    {
        // The specification counts Unicode characters, of which some are two of UTF-16.
        var length = name.Length <= MaxNameLength ? name.Length : name.EnumerateRunes().Count();
        if (length is 0 or > MaxNameLength)
            context.Issues.Report(
                Rules.StateName, "must have a name of 1 to 80 characters", $"{length} characters",
                "Shorten the name, and keep what it says in the Comment.");

        if (!context.StateNames.Add(name))
            context.Issues.Report(
                Rules.UniqueName, "must have a name no other state of the machine has", $"a second {IssueCollector.Quote(name)}",
                "Rename one of the two.");
    }
}
