using System.Text.Json;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Running;

/// <summary>Applies the fields that say what a state takes in and gives out, in JSONPath (https://states-language.net/spec.html#filters) or in JSONata.</summary>
internal static class DataFlow
{
    public static JsonElement InputPath(Visit visit, DataState state)
    {
        if (visit.IsJsonata)
            return visit.Input;

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

    /// <summary>Evaluates what the work of a state is given: <c>Parameters</c>, or in JSONata <c>Arguments</c>.</summary>
    public static JsonElement Work(Visit visit, Payload? parameters, Payload? arguments, JsonElement input)
    {
        if (!visit.IsJsonata)
            return Parameters(visit, parameters, input);

        var value = arguments is null ? input : new JsonataFields(visit).Evaluate(arguments, "Arguments");
        visit.Inspection?.Note("afterArguments", value);
        return value;
    }

    /// <summary>Evaluates what items are read or results are written with.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="parameters">The field in JSONPath.</param>
    /// <param name="arguments">The field in JSONata.</param>
    /// <param name="input">What <c>$</c> is in JSONPath.</param>
    /// <param name="place">Where in the state the fields stand.</param>
    /// <returns>The object, or <see langword="null"/> where there is no field.</returns>
    public static JsonElement? StoreCall(Visit visit, Payload? parameters, Payload? arguments, JsonElement input, string place)
    {
        if (visit.IsJsonata)
            return arguments is null ? null : new JsonataFields(visit).EvaluateObject(arguments, $"{place}/Arguments");

        return parameters is null ? null : PayloadEvaluator.Evaluate(parameters, visit.Scope(input));
    }

    /// <summary>Makes what comes of a state that does no work.</summary>
    public static StateOutcome Leave(Visit visit, DataState state, Payload? assign, JsonElement input, string? next) => visit.IsJsonata
        ? Leave(visit, new JsonataFields(visit), new("Output", state.Output), new("Assign", assign), visit.Input, next)
        : new StateOutcome(OutputPath(visit, state, input), next, Assign(visit, assign, input));

    /// <summary>Makes what comes of fields in JSONata.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="fields">What the fields see.</param>
    /// <param name="output">The output.</param>
    /// <param name="assign">The variables.</param>
    /// <param name="standard">The output where there is no field for it.</param>
    /// <param name="next">The next state.</param>
    public static StateOutcome Leave(Visit visit, JsonataFields fields, JsonataField output, JsonataField assign, JsonElement standard, string? next)
    {
        var value = output.Value is null ? standard : fields.Evaluate(output.Value, output.Location);
        return new StateOutcome(value, next, assign.Value is null ? null : Variables(visit, fields.EvaluateObject(assign.Value, assign.Location)));
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
        assign is null ? null : Variables(visit, PayloadEvaluator.Evaluate(assign, visit.Scope(input)));

    private static Dictionary<string, JsonElement> Variables(Visit visit, JsonElement values)
    {
        // https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html#variables-limits
        if (JsonValues.IsLargerThan(values, visit.Flow.Run.Options.MaxPayloadBytes))
            throw GraphRunner.TooLarge(visit.State.Name);

        return values.EnumerateObject().ToDictionary(field => field.Name, field => field.Value);
    }

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
