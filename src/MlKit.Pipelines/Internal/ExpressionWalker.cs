using MlKit.Pipelines.Choices;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Maps;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Internal;

/// <summary>Finds every expression a state evaluates, without those of the states inside it. Validation does so for each state, hence into a list that is used again.</summary>
internal static class ExpressionWalker
{
    public static List<Expression> Of(Payload? payload)
    {
        var found = new List<Expression>();
        Add(found, payload);
        return found;
    }

    public static void Add(List<Expression> found, State state)
    {
        if (state is DataState data)
        {
            Add(found, data.InputPath);
            Add(found, data.OutputPath);
            Add(found, data.Output);
        }

        if (state is NextState next)
            Add(found, next.Assign);

        if (state is WorkState work)
            AddWork(found, work);

        AddOwn(found, state);
    }

    private static void AddWork(List<Expression> found, WorkState state)
    {
        Add(found, state.ResultPath);
        Add(found, state.Parameters);
        Add(found, state.ResultSelector);
        foreach (var catcher in state.Catch.IsDefault ? [] : state.Catch)
        {
            Add(found, catcher.ResultPath);
            Add(found, catcher.Output);
            Add(found, catcher.Assign);
        }
    }

    private static void AddOwn(List<Expression> found, State state)
    {
        switch (state)
        {
            case TaskState task:
                Add(found, task.TimeoutSeconds?.Expression);
                Add(found, task.HeartbeatSeconds?.Expression);
                Add(found, task.Credentials?.RoleArn?.Expression);
                Add(found, task.Arguments);
                break;
            case PassState pass:
                Add(found, pass.ResultPath);
                Add(found, pass.Parameters);
                break;
            case WaitState wait:
                Add(found, wait.Seconds?.Expression);
                Add(found, wait.Timestamp?.Expression);
                break;
            case FailState fail:
                Add(found, fail.Error?.Expression);
                Add(found, fail.Cause?.Expression);
                break;
            case ParallelState parallel:
                Add(found, parallel.Arguments);
                break;
            case ChoiceState choice:
                AddChoice(found, choice);
                break;
            case MapState map:
                AddMap(found, map);
                break;
        }
    }

    private static void AddChoice(List<Expression> found, ChoiceState state)
    {
        foreach (var rule in state.Choices.IsDefault ? [] : state.Choices)
        {
            Add(found, rule.Condition);
            Add(found, rule.Output);
            Add(found, rule.Assign);
        }

        Add(found, state.Assign);
    }

    private static void Add(List<Expression> found, ChoiceCondition? condition)
    {
        switch (condition)
        {
            case AndCondition and:
                foreach (var inner in and.Conditions)
                    Add(found, inner);

                break;
            case OrCondition or:
                foreach (var inner in or.Conditions)
                    Add(found, inner);

                break;
            case NotCondition not:
                Add(found, not.Condition);
                break;
            case ComparisonCondition comparison:
                Add(found, comparison.Variable);
                Add(found, comparison.Operand?.Expression);
                break;
            case JsonataCondition jsonata:
                Add(found, jsonata.Condition.Expression);
                break;
        }
    }

    private static void AddMap(List<Expression> found, MapState map)
    {
        Add(found, map.ItemsPath);
        Add(found, map.MaxConcurrency?.Expression);
        Add(found, map.ToleratedFailureCount?.Expression);
        Add(found, map.ToleratedFailurePercentage?.Expression);
        Add(found, map.ItemReader?.ReaderConfig?.MaxItems?.Expression);
        Add(found, map.ItemBatcher?.MaxItemsPerBatch?.Expression);
        Add(found, map.ItemBatcher?.MaxInputBytesPerBatch?.Expression);
        foreach (var payload in (ReadOnlySpan<Payload?>)[map.Items, map.ItemSelector, map.ItemReader?.Parameters, map.ItemReader?.Arguments, map.ItemBatcher?.BatchInput, map.ResultWriter?.Parameters, map.ResultWriter?.Arguments])
            Add(found, payload);
    }

    private static void Add(List<Expression> found, Payload? payload)
    {
        switch (payload)
        {
            case PayloadExpression expression:
                Add(found, expression.Value);
                break;
            case PayloadObject value:
                foreach (var member in value.Members)
                    Add(found, member.Value);

                break;
            case PayloadArray array:
                foreach (var item in array.Items)
                    Add(found, item);

                break;
        }
    }

    private static void Add(List<Expression> found, Expression? expression)
    {
        if (expression is { Kind: not ExpressionKind.Discard })
            found.Add(expression);
    }
}
