using MlKit.Pipelines.Choices;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Maps;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Internal;

/// <summary>Finds every expression a state evaluates, without those of the states inside it.</summary>
internal static class ExpressionWalker
{
    public static IEnumerable<Expression> Of(Payload? payload) => payload switch
    {
        PayloadExpression expression => [expression.Value],
        PayloadObject value => value.Members.SelectMany(member => Of(member.Value)),
        PayloadArray array => array.Items.SelectMany(Of),
        _ => [],
    };

    public static IEnumerable<Expression> Of(State state)
    {
        var shared = state is DataState data ? Join([data.InputPath, data.OutputPath], [data.Output]) : [];
        if (state is NextState next)
            shared = shared.Concat(Of(next.Assign));

        if (state is WorkState work)
            shared = shared.Concat(Join([work.ResultPath], [work.Parameters, work.ResultSelector])).Concat(OfCatchers(work));

        return shared.Concat(OfOwn(state)).Where(expression => expression.Kind != ExpressionKind.Discard);
    }

    private static IEnumerable<Expression> OfOwn(State state) => state switch
    {
        TaskState task => Join([task.TimeoutSeconds?.Expression, task.HeartbeatSeconds?.Expression, task.Credentials?.RoleArn?.Expression], [task.Arguments]),
        PassState pass => Join([pass.ResultPath], [pass.Parameters]),
        WaitState wait => Join([wait.Seconds?.Expression, wait.Timestamp?.Expression], []),
        FailState fail => Join([fail.Error?.Expression, fail.Cause?.Expression], []),
        ParallelState parallel => Of(parallel.Arguments),
        ChoiceState choice => OfChoice(choice),
        MapState map => OfMap(map),
        _ => [],
    };

    private static IEnumerable<Expression> OfCatchers(WorkState state) =>
        state.Catch.IsDefault ? [] : state.Catch.SelectMany(catcher => Join([catcher.ResultPath], [catcher.Output, catcher.Assign]));

    private static IEnumerable<Expression> OfChoice(ChoiceState state)
    {
        var rules = state.Choices.IsDefault ? [] : state.Choices.SelectMany(rule => OfCondition(rule.Condition).Concat(Join([], [rule.Output, rule.Assign])));
        return rules.Concat(Of(state.Assign));
    }

    private static IEnumerable<Expression> OfCondition(ChoiceCondition? condition) => condition switch
    {
        AndCondition and => and.Conditions.SelectMany(OfCondition),
        OrCondition or => or.Conditions.SelectMany(OfCondition),
        NotCondition not => OfCondition(not.Condition),
        ComparisonCondition comparison => Join([comparison.Variable, comparison.Operand?.Expression], []),
        JsonataCondition jsonata => Join([jsonata.Condition.Expression], []),
        _ => [],
    };

    private static IEnumerable<Expression> OfMap(MapState map) =>
        Join(
            [
                map.ItemsPath, map.MaxConcurrency?.Expression, map.ToleratedFailureCount?.Expression, map.ToleratedFailurePercentage?.Expression, map.ItemReader?.ReaderConfig?.MaxItems?.Expression,
                map.ItemBatcher?.MaxItemsPerBatch?.Expression, map.ItemBatcher?.MaxInputBytesPerBatch?.Expression,
            ],
            [map.Items, map.ItemSelector, map.ItemReader?.Parameters, map.ItemReader?.Arguments, map.ItemBatcher?.BatchInput, map.ResultWriter?.Parameters, map.ResultWriter?.Arguments]);

    private static IEnumerable<Expression> Join(Expression?[] expressions, Payload?[] payloads) => expressions.OfType<Expression>().Concat(payloads.SelectMany(Of));
}
