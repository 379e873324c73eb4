using System.Text.Json;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Running;

/// <summary>Applies the JSONPath fields that say what a state takes in and gives out: https://states-language.net/spec.html#filters.</summary>
internal static class DataFlow
{
    public static JsonElement InputPath(Visit visit, DataState state)
    {
        var input = FollowPath(visit, state.InputPath, visit.Input);
        visit.Inspection?.Note("afterInputPath", input);
        return input;
    }

    /// <summary>Evaluates <c>Parameters</c>; without any, the input is what the state works with.</summary>
    public static JsonElement Parameters(Visit visit, Payload? parameters, JsonElement input)
    {
        var value = parameters is null ? input : PayloadEvaluator.Evaluate(parameters, visit.Scope(input));
        visit.Inspection?.Note("afterParameters", value);
        return value;
    }

    public static JsonElement ResultSelector(Visit visit, Payload? selector, JsonElement result)
    {
        var value = selector is null ? result : PayloadEvaluator.Evaluate(selector, visit.Scope(result));
        visit.Inspection?.Note("afterResultSelector", value);
        return value;
    }

    /// <summary>Puts a result into the state's input as it came.</summary>
    public static JsonElement ResultPath(Visit visit, Expression? path, JsonElement result)
    {
        var value = path switch
        {
            null => result,
            { Kind: ExpressionKind.Discard } => visit.Input,
            _ => ReferencePaths.Put(path, visit.Input, result),
        };
        visit.Inspection?.Note("afterResultPath", value);
        return value;
    }

    public static JsonElement OutputPath(Visit visit, DataState state, JsonElement output) => FollowPath(visit, state.OutputPath, output);

    /// <summary>Evaluates <c>Assign</c>.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="assign">The field.</param>
    /// <param name="input">What <c>$</c> is: the result of a state that has one, else the input.</param>
    public static Dictionary<string, JsonElement>? Assign(Visit visit, Payload? assign, JsonElement input) =>
        assign is null ? null : PayloadEvaluator.Evaluate(assign, visit.Scope(input)).EnumerateObject().ToDictionary(field => field.Name, field => field.Value);

    private static JsonElement FollowPath(Visit visit, Expression? path, JsonElement input)
    {
        if (path is null)
            return input;

        if (path.Kind == ExpressionKind.Discard)
            return JsonValues.EmptyObject;

        if (path.Kind == ExpressionKind.Intrinsic)
            return PayloadEvaluator.Call(path, visit.Scope(input));

        var found = visit.Scope(input).Find(path.Path);
        return found.Found ? found.Value : throw StateFailureException.Runtime($"Invalid path '{path.Text}' : {found.Problem}");
    }
}
