using MlKit.Pipelines.Choices;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.Internal.JsonPath;
using MlKit.Pipelines.Maps;
using MlKit.Pipelines.Retries;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Validation;

/// <summary>Follows the data through JSONPath states, and reports paths to what cannot be there: fields that a state before replaced or threw away.</summary>
internal sealed class DataFlowRules(ValidationContext context)
{
    /// <summary>After so many changes nothing more is learned of a state's input.</summary>
    private const int MaxVisits = 8;

    public static void Check(ValidationContext context, StateMachine machine) => new DataFlowRules(context).Check(machine);

    private void Check(StateGraph graph)
    {
        var visits = new int[graph.States.Count];
        // Where a cycle makes a shape grow and grow, nothing is known.
        var inputs = ForwardFlow.Run<DataShape>(graph, null, Leave, (state, known, arriving) => ++visits[state] > MaxVisits ? null : DataShape.Join(known, arriving));
        for (var i = 0; i < inputs.Length; i++)
        {
            var state = graph.States[i];
            using var place = context.Issues.At("States", state.Name);
            if (inputs[i] is { } input && !IsJsonata(state))
                CheckState(state, input);

            CheckInner(state);
        }
    }

    private bool IsJsonata(State state) => (state.QueryLanguage ?? context.MachineLanguage) == QueryLanguage.Jsonata;

    private DataShape? Leave(State state, StateEdge edge, DataShape? input)
    {
        if (IsJsonata(state))
            return null;

        return edge.Kind == StateEdgeKind.Catch
            ? AfterCatch(((WorkState)state).Catch[edge.Index], input)
            : Select(((DataState)state).OutputPath, Result((DataState)state, input));
    }

    private static DataShape? AfterCatch(Catcher catcher, DataShape? input) => catcher.ResultPath switch
    {
        null => DataShape.Error,
        { Kind: ExpressionKind.Discard } => input,
        { Kind: ExpressionKind.Path } path => DataShape.Put(input, path.Path, DataShape.Error),
        _ => null,
    };

    private static DataShape? Select(Expression? path, DataShape? value) => path switch
    {
        null => value,
        { Kind: ExpressionKind.Discard } => DataShape.Empty,
        { Kind: ExpressionKind.Path } => DataShape.Take(value, path.Path),
        _ => null,
    };

    private static DataShape? Result(DataState state, DataShape? input)
    {
        var selected = Select(state.InputPath, input);
        var (result, path) = state switch
        {
            PassState pass => (pass.Result is { } fixedResult ? DataShape.Of(fixedResult) : pass.Parameters is { } template ? DataShape.Of(template, selected) : selected, pass.ResultPath),
            WorkState work => (work.ResultSelector is { } selector ? DataShape.Of(selector, null) : null, work.ResultPath),
            _ => (selected, null),
        };
        return path switch
        {
            null => result,
            { Kind: ExpressionKind.Discard } => input,
            { Kind: ExpressionKind.Path } => DataShape.Put(input, path.Path, result),
            _ => null,
        };
    }

    private void CheckState(State state, DataShape input)
    {
        if (state is not DataState data)
            return;

        CheckRead(data.InputPath, input, "InputPath");
        if (Select(data.InputPath, input) is not { } selected)
            return;

        var payload = data switch
        {
            WorkState work => work.Parameters,
            PassState pass => pass.Parameters,
            _ => null,
        };
        foreach (var expression in ExpressionWalker.Of(payload))
            CheckRead(expression, selected, "Parameters");

        // With a reader the items come from there, and the path is ignored.
        if (data is MapState { ItemReader: null } map)
            CheckRead(map.ItemsPath, selected, "ItemsPath");

        if (data is ChoiceState choice)
            CheckChoice(choice, selected);
    }

    private void CheckChoice(ChoiceState state, DataShape input)
    {
        for (var i = 0; !state.Choices.IsDefault && i < state.Choices.Length; i++)
        {
            // A rule with another condition beside the comparison may ask first whether the field is there.
            if (state.Choices[i].Condition is ComparisonCondition { Operator: not ComparisonOperator.IsPresent } comparison)
                CheckRead(comparison.Variable, input, "Choices", $"{i}", "Variable");
        }
    }

    private void CheckRead(Expression? expression, DataShape input, params ReadOnlySpan<string> field)
    {
        if (expression?.Kind == ExpressionKind.Path)
            CheckPath(expression, expression.Path, input, field);
        else if (expression?.Kind == ExpressionKind.Intrinsic)
            CheckCall(expression, expression.Intrinsic, input, field);
    }

    private void CheckCall(Expression expression, IntrinsicSyntax call, DataShape input, ReadOnlySpan<string> field)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Path is { } path)
                CheckPath(expression, path, input, field);
            else if (argument.Call is { } inner)
                CheckCall(expression, inner, input, field);
        }
    }

    private void CheckPath(Expression expression, PathSyntax path, DataShape input, ReadOnlySpan<string> field)
    {
        if (DataShape.Missing(input, path) is not var (name, owner))
            return;

        var present = owner.Fields.Count == 0 ? "nothing at all" : $"only {string.Join(", ", owner.Fields.Keys.Take(8).Select(IssueCollector.Quote))}";
        context.Issues.Report(
            Rules.LostField, "must read a field the states before leave", $"{IssueCollector.Quote(expression.Source)}, where there is no {IssueCollector.Quote(name)}, but {present}",
            "Keep the field with a ResultPath in the state that replaces its input, or correct the path.", field);
    }

    private void CheckInner(State state)
    {
        if (state is ParallelState { Branches.IsDefault: false } parallel)
        {
            for (var i = 0; i < parallel.Branches.Length; i++)
            {
                using var place = context.Issues.At("Branches", i);
                Check(parallel.Branches[i]);
            }
        }

        if (state is not MapState { Processor: { } processor } map)
            return;

        using var inside = context.Issues.At(map.ItemProcessor is null ? "Iterator" : "ItemProcessor");
        Check(processor);
    }
}
