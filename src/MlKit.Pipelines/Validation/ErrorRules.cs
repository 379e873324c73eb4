using System.Collections.Immutable;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Retries;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Validation;

/// <summary>Looks at retriers and catchers: https://states-language.net/spec.html#errors.</summary>
internal static class ErrorRules
{
    private const long MaxDelaySeconds = 31_622_400;
    private const string StatesPrefix = "States.";

    public static void Check(ValidationContext context, WorkState state)
    {
        CheckRetriers(context, state);
        CheckCatchers(context, state);
    }

    private static void CheckRetriers(ValidationContext context, WorkState state)
    {
        for (var i = 0; !state.Retry.IsDefault && i < state.Retry.Length; i++)
        {
            var retrier = state.Retry[i];
            using var place = context.Issues.At("Retry", i);
            FieldRules.Check(context, retrier.Extra, "a retrier", KnownFields.Retrier);
            CheckNames(context, retrier.ErrorEquals, retrier.Extra, i == state.Retry.Length - 1, "retrier");
            CheckNumber(context, "IntervalSeconds", retrier.IntervalSeconds, 1, StateRules.MaxSeconds);
            CheckNumber(context, "MaxAttempts", retrier.MaxAttempts, 0, StateRules.MaxSeconds);
            CheckNumber(context, "MaxDelaySeconds", retrier.MaxDelaySeconds, 1, MaxDelaySeconds);
            CheckNumber(context, "BackoffRate", retrier.BackoffRate, 1, decimal.MaxValue);
            if (retrier.MaxDelaySeconds is { } most && most <= (retrier.IntervalSeconds ?? 1))
                context.Issues.Report(
                    Rules.FieldType, "must be greater than IntervalSeconds", $"{most} seconds with an interval of {retrier.IntervalSeconds ?? 1}",
                    "Raise MaxDelaySeconds or lower IntervalSeconds.", "MaxDelaySeconds");
        }
    }

    private static void CheckCatchers(ValidationContext context, WorkState state)
    {
        for (var i = 0; !state.Catch.IsDefault && i < state.Catch.Length; i++)
        {
            var catcher = state.Catch[i];
            using var place = context.Issues.At("Catch", i);
            FieldRules.Check(context, catcher.Extra, "a catcher", KnownFields.Catcher);
            CheckNames(context, catcher.ErrorEquals, catcher.Extra, i == state.Catch.Length - 1, "catcher");
            FieldRules.Require(context, catcher.Next is not null, catcher.Extra, "Next", "Name the state that handles the error.");
            FieldRules.CheckLanguage(context, QueryLanguage.JsonPath, "ResultPath", catcher.ResultPath is not null);
            FieldRules.CheckLanguage(context, QueryLanguage.Jsonata, "Output", catcher.Output is not null);
            ExpressionRules.CheckResultPath(context, catcher.ResultPath);
            PayloadRules.Check(context, "Output", catcher.Output, new PayloadPlace { HasError = true });
            PayloadRules.Check(context, "Assign", catcher.Assign, new PayloadPlace { HasError = true });
            VariableRules.CheckNames(context, "Assign", catcher.Assign);
        }
    }

    private static void CheckNumber(ValidationContext context, string name, decimal? value, decimal least, decimal most)
    {
        if (value < least)
            context.Issues.Report(Rules.FieldType, $"must be at least {least}", $"{value}", $"Set {name} to such a number, or leave it out.", name);
        else if (value > most)
            context.Issues.Report(Rules.FieldType, $"must be at most {most}", $"{value}", $"Set {name} to such a number, or leave it out.", name);
    }

    private static void CheckNames(ValidationContext context, ImmutableArray<string> names, ExtraFields extra, bool isLast, string owner)
    {
        FieldRules.Require(context, !names.IsDefault, extra, "ErrorEquals", $"Name the errors of the {owner}.");
        if (names.IsDefault)
            return;

        if (names.IsEmpty)
            context.Issues.Report(Rules.RequiredField, "must name at least one error", "none", $"Name an error, or '{ErrorNames.All}' for all.", "ErrorEquals");

        if (names.Contains(ErrorNames.All) && (names.Length > 1 || !isLast))
            context.Issues.Report(
                Rules.CatchAllAlone, $"must be '{ErrorNames.All}' only alone and in the last {owner}",
                names.Length > 1 ? "other names beside it" : $"a {owner} after it",
                $"Put '{ErrorNames.All}' into a {owner} of its own at the end.", "ErrorEquals");

        var known = names.Length > 1 ? new HashSet<string>(names.Length) : null;
        for (var i = 0; i < names.Length; i++)
            CheckName(context, names[i], i, owner, isSecond: known?.Add(names[i]) == false);
    }

    private static void CheckName(ValidationContext context, string name, int index, string owner, bool isSecond)
    {
        if (isSecond)
            context.Issues.Report(
                Rules.ErrorNameTwice, "must be named once", $"a second {IssueCollector.Quote(name)}",
                "Remove one of the two.", "ErrorEquals", $"{index}");

        if (name == ErrorNames.Runtime)
            context.Issues.Report(
                Rules.ErrorNameUncatchable, "must be an error that can be retried and caught", $"'{name}', which fails the execution in any case",
                $"Remove the name from the {owner}.", "ErrorEquals", $"{index}");
        else if (name.StartsWith(StatesPrefix, StringComparison.Ordinal) && !ErrorNames.Reserved.Contains(name) && !name.StartsWith("States.Http.StatusCode.", StringComparison.Ordinal))
            context.Issues.Report(
                Rules.ErrorNameReserved, "must be one of Step Functions' own names where it begins with 'States.'", IssueCollector.Quote(name),
                "Correct the name, or use a prefix of your own.", "ErrorEquals", $"{index}");
    }
}
