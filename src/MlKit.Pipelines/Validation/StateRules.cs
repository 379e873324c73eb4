using System.Text;
using MlKit.Pipelines.Choices;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.Maps;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Validation;

/// <summary>Looks at the fields of one state.</summary>
internal static class StateRules
{
    public const long MaxSeconds = 99_999_999;
    // https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
    private const int MaxPayloadBytes = 262_144;
    private const int MaxErrorLength = 256;
    private const int MaxCauseLength = 32_768;

    public static void Check(ValidationContext context, State state, Action<ValidationContext, StateGraph, string> checkGraph)
    {
        context.Language = state.QueryLanguage ?? context.MachineLanguage;
        if (context.MachineLanguage == QueryLanguage.Jsonata && state.QueryLanguage == QueryLanguage.JsonPath)
            context.Issues.Report(
                Rules.LanguageDowngrade, "must not be JSONPath in a machine that is JSONata", "'JSONPath'",
                "Write the state in JSONata, or set JSONata on single states instead of the machine.", "QueryLanguage");

        if (state is RawState raw)
        {
            CheckRaw(context, raw);
            return;
        }

        if (state.Extra.Count > 0)
            FieldRules.Check(context, state.Extra, $"a {state.Type} state", KnownFields.States[state.Type]);

        if (state is DataState data)
            CheckData(context, data);

        if (state is NextState next)
            CheckNext(context, next);

        var call = TaskResource.Parse((state as TaskState)?.Resource);
        CheckOwn(context, state, call, checkGraph);
        if (state is not WorkState work)
            return;

        CheckWork(context, work, call);
        ErrorRules.Check(context, work);
    }

    /// <summary>Looks at a number that may be an expression.</summary>
    public static void CheckInteger(ValidationContext context, string name, ValueOf<long>? value, long least, long most)
    {
        if (value is { IsLiteral: true } && (value.Literal < least || value.Literal > most))
            context.Issues.Report(
                Rules.FieldType, most == long.MaxValue ? $"must be at least {least}" : $"must be between {least} and {most}", $"{value.Literal}",
                $"Set {name} to such a number.", name);

        ExpressionRules.CheckValue(context, name, value?.Expression, reference: true);
    }

    private static void CheckRaw(ValidationContext context, RawState state)
    {
        if (state.Json.ValueKind != System.Text.Json.JsonValueKind.Object)
            context.Issues.Report(Rules.FieldType, "must be an object", FieldRules.Describe(state.Json), "Write the state with its Type and its other fields.");
        else if (!state.Json.TryGetProperty("Type", out var type))
            context.Issues.Report(Rules.RequiredField, "must have the field 'Type'", "none", $"Set Type to one of {TypeNames}.");
        else
            context.Issues.Report(Rules.StateType, $"must be one of {TypeNames}", FieldRules.Describe(type), "Correct the type.", "Type");
    }

    private static string TypeNames => "Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map";

    private static void CheckData(ValidationContext context, DataState state)
    {
        FieldRules.CheckLanguage(context, QueryLanguage.JsonPath, "InputPath", state.InputPath is not null);
        FieldRules.CheckLanguage(context, QueryLanguage.JsonPath, "OutputPath", state.OutputPath is not null);
        FieldRules.CheckLanguage(context, QueryLanguage.Jsonata, "Output", state.Output is not null);
        ExpressionRules.CheckPath(context, "InputPath", state.InputPath);
        ExpressionRules.CheckPath(context, "OutputPath", state.OutputPath);
        PayloadRules.Check(context, "Output", state.Output, new PayloadPlace { HasResult = state is WorkState });
    }

    private static void CheckNext(ValidationContext context, NextState state)
    {
        if (state is { Next: null, End: false } && !state.Extra.TryGet("Next", out _) && !(state.Extra.TryGet("End", out var end) && end.ValueKind != System.Text.Json.JsonValueKind.False))
            context.Issues.Report(Rules.NextOrEnd, "must have either Next or End", "neither", "Name the state that follows in Next, or set End to true.");

        if (state is { Next: not null, End: true })
            context.Issues.Report(Rules.NextOrEnd, "must have either Next or End", $"Next {IssueCollector.Quote(state.Next)} and End", "Remove one of the two.");

        PayloadRules.Check(context, "Assign", state.Assign, new PayloadPlace { HasResult = state is WorkState });
        VariableRules.CheckNames(context, "Assign", state.Assign);
    }

    private static void CheckWork(ValidationContext context, WorkState state, TaskResource call)
    {
        FieldRules.CheckLanguage(context, QueryLanguage.JsonPath, "Parameters", state.Parameters is not null);
        FieldRules.CheckLanguage(context, QueryLanguage.JsonPath, "ResultSelector", state.ResultSelector is not null);
        FieldRules.CheckLanguage(context, QueryLanguage.JsonPath, "ResultPath", state.ResultPath is not null);
        PayloadRules.Check(context, "Parameters", state.Parameters, new PayloadPlace { HasTaskToken = call.WaitsForToken });
        PayloadRules.Check(context, "ResultSelector", state.ResultSelector, default);
        ExpressionRules.CheckResultPath(context, state.ResultPath);
    }

    private static void CheckOwn(ValidationContext context, State state, TaskResource call, Action<ValidationContext, StateGraph, string> checkGraph)
    {
        switch (state)
        {
            case TaskState task:
                TaskRules.Check(context, task, call);
                break;
            case PassState pass:
                CheckPass(context, pass);
                break;
            case WaitState wait:
                CheckWait(context, wait);
                break;
            case FailState fail:
                CheckFail(context, fail);
                break;
            case ChoiceState choice:
                ChoiceRules.Check(context, choice);
                break;
            case ParallelState parallel:
                CheckParallel(context, parallel, checkGraph);
                break;
            case MapState map:
                MapRules.Check(context, map, checkGraph);
                break;
        }
    }

    private static void CheckPass(ValidationContext context, PassState state)
    {
        FieldRules.CheckLanguage(context, QueryLanguage.JsonPath, "Parameters", state.Parameters is not null);
        FieldRules.CheckLanguage(context, QueryLanguage.JsonPath, "Result", state.Result is not null);
        FieldRules.CheckLanguage(context, QueryLanguage.JsonPath, "ResultPath", state.ResultPath is not null);
        PayloadRules.Check(context, "Parameters", state.Parameters, default);
        ExpressionRules.CheckResultPath(context, state.ResultPath);
        // Only a large definition can have a large literal, and measuring one costs a copy.
        if (context.DefinitionLength <= MaxPayloadBytes || state.Result is not { } result || Encoding.UTF8.GetByteCount(result.GetRawText()) is not (> MaxPayloadBytes and var bytes))
            return;

        context.Issues.Report(Rules.LiteralSize, $"must have at most {MaxPayloadBytes} bytes", $"{bytes}", "Put the data into S3, and hand on where they are.", "Result");
    }

    private static void CheckWait(ValidationContext context, WaitState state)
    {
        if (state is { Seconds: null, Timestamp: null } && !state.Extra.Any(field => field.Key.StartsWith("Seconds", StringComparison.Ordinal) || field.Key.StartsWith("Timestamp", StringComparison.Ordinal)))
            context.Issues.Report(
                Rules.RequiredField, "must have one of Seconds, SecondsPath, Timestamp, TimestampPath", "none",
                "Say how long, or until when, the state waits.");

        if (state is { Seconds: not null, Timestamp: not null })
            context.Issues.Report(Rules.ExclusiveFields, "must have one of Seconds, SecondsPath, Timestamp, TimestampPath", "two", "Remove one of them.");

        CheckInteger(context, "Seconds", state.Seconds, 0, MaxSeconds);
        ExpressionRules.CheckValue(context, "Timestamp", state.Timestamp?.Expression, reference: true);
        if (state.Timestamp is { IsLiteral: true } && !Timestamps.IsValid(state.Timestamp.Literal) && !Placeholders.AreIn(state.Timestamp.Literal))
            context.Issues.Report(
                Rules.FieldType, "must be an RFC 3339 timestamp with T, and Z or an offset", IssueCollector.Quote(state.Timestamp.Literal),
                "Write it like '2026-03-14T01:59:00Z'.", "Timestamp");
    }

    private static void CheckFail(ValidationContext context, FailState state)
    {
        CheckText(context, "Error", state.Error, MaxErrorLength);
        CheckText(context, "Cause", state.Cause, MaxCauseLength);
    }

    private static void CheckText(ValidationContext context, string name, ValueOf<string>? value, int most)
    {
        if (value is { IsLiteral: true } && value.Literal.Length > most)
            context.Issues.Report(Rules.FieldType, $"must have at most {most} characters", $"{value.Literal.Length}", "Shorten it.", name);

        ExpressionRules.CheckValue(context, name, value?.Expression, reference: true, intrinsic: true);
    }

    private static void CheckParallel(ValidationContext context, ParallelState state, Action<ValidationContext, StateGraph, string> checkGraph)
    {
        FieldRules.CheckLanguage(context, QueryLanguage.Jsonata, "Arguments", state.Arguments is not null);
        PayloadRules.Check(context, "Arguments", state.Arguments, default);
        FieldRules.Require(context, !state.Branches.IsDefault, state.Extra, "Branches", "Give the state its branches.");
        if (state.Branches is { IsDefault: false, Length: 0 })
            context.Issues.Report(Rules.RequiredField, "must have at least one branch", "none", "Add a branch.", "Branches");

        for (var i = 0; !state.Branches.IsDefault && i < state.Branches.Length; i++)
        {
            using var place = context.Issues.At("Branches", i);
            FieldRules.Check(context, state.Branches[i].Extra, "a branch", KnownFields.Branch);
            checkGraph(context, state.Branches[i], "the branch");
        }

        context.Language = state.QueryLanguage ?? context.MachineLanguage;
    }
}
