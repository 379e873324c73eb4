using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.Internal.JsonPath;

namespace MlKit.Pipelines.Validation;

/// <summary>Looks at single expressions.</summary>
internal static class ExpressionRules
{
    private const string PathFix = "Write a path such as '$.a.b', '$$.Execution.Id' or '$variable'.";

    /// <summary>Looks at a field that is a path in JSONPath.</summary>
    public static void CheckPath(ValidationContext context, string name, Expression? path)
    {
        if (path is null or { Kind: ExpressionKind.Discard } || context.IsJsonata)
            return;

        if (path.Kind != ExpressionKind.Path)
            CheckTemplate(context, path, default, name);
        else if (path.Path.Problem is { } problem)
            ReportSyntax(context, Rules.Path, "must be a JSONPath", path, problem, PathFix, name);
    }

    /// <summary>Looks at <c>ResultPath</c>: https://states-language.net/spec.html#using-paths.</summary>
    public static void CheckResultPath(ValidationContext context, Expression? path)
    {
        if (path is null or { Kind: ExpressionKind.Discard } || context.IsJsonata)
            return;

        if (path.Kind == ExpressionKind.Path && path.Path is { IsReference: true, Root: PathRoot.Input })
            return;

        context.Issues.Report(
            Rules.ReferencePath, "must be a reference path into the input, or null", IssueCollector.Quote(path.Source),
            "Write a path such as '$.result', without wildcards, filters, slices, the context object or a variable.", "ResultPath");
    }

    /// <summary>Looks at an expression in the place of a literal.</summary>
    /// <param name="context">The validation.</param>
    /// <param name="name">The field, without <c>Path</c>.</param>
    /// <param name="value">The expression, or <see langword="null"/> for a literal.</param>
    /// <param name="reference">Whether a path must lead to one place.</param>
    /// <param name="intrinsic">Whether a call of an intrinsic function is allowed.</param>
    public static void CheckValue(ValidationContext context, string name, Expression? value, bool reference, bool intrinsic = false)
    {
        if (value is null)
            return;

        var field = value.Kind == ExpressionKind.Jsonata ? name : name + ObjectReader.PathSuffix;
        FieldRules.CheckLanguage(context, value.Kind == ExpressionKind.Jsonata ? QueryLanguage.Jsonata : QueryLanguage.JsonPath, field, isThere: true);
        if (value.Kind == ExpressionKind.Jsonata)
            JsonataRules.Check(context, value, default, field);
        else if (value.Kind == ExpressionKind.Intrinsic && !intrinsic)
            context.Issues.Report(
                Rules.ReferencePath, "must be a reference path", IssueCollector.Quote(value.Source),
                "Call the function in a state before, and read its result here.", field);
        else if (value.Kind == ExpressionKind.Intrinsic)
            CheckIntrinsic(context, value, [field], mustBeText: true);
        else if (value.Path.Problem is not null || (reference && !value.Path.IsReference))
            context.Issues.Report(
                Rules.ReferencePath, "must be a reference path", IssueCollector.Quote(value.Source),
                "Write a path such as '$.a.b' or '$variable', without wildcards, filters or slices.", field);
    }

    /// <summary>Looks at the value of a field ending in <c>.$</c>.</summary>
    public static void CheckTemplate(ValidationContext context, Expression value, PayloadPlace place, params ReadOnlySpan<string> field)
    {
        const string Requirement = "must be a JSONPath or an intrinsic function call";
        if (value.Kind == ExpressionKind.Jsonata)
        {
            context.Issues.Report(
                Rules.FieldLanguage, Requirement, $"the JSONata expression {IssueCollector.Quote(value.Source)}",
                "Write it as a path, or set the state's QueryLanguage to 'JSONata'.", field);
            return;
        }

        if (value.Kind == ExpressionKind.Intrinsic)
        {
            CheckIntrinsic(context, value, field, mustBeText: false);
            return;
        }

        if (value.Path.Problem is { } problem)
            ReportSyntax(context, Rules.TemplateExpression, Requirement, value, problem, PathFix, field);
        else if (value.Path.IsContext("Task", "Token") && !place.HasTaskToken)
            context.Issues.Report(
                Rules.TaskTokenMisplaced, "must be read only in Parameters of a task that waits for a callback", "'$$.Task.Token'",
                "Call the service as '….waitForTaskToken', or remove the token.", field);
    }

    public static void ReportSyntax(ValidationContext context, Rule rule, string requirement, Expression value, SyntaxProblem problem, string fix, params ReadOnlySpan<string> field) =>
        context.Issues.Report(
            rule, requirement, $"{IssueCollector.Quote(value.Source)}, where {problem.Expected} is expected at character {problem.Position + 1}",
            fix, field);

    private static void CheckIntrinsic(ValidationContext context, Expression value, ReadOnlySpan<string> field, bool mustBeText)
    {
        var call = value.Intrinsic;
        if (call.Problem is { } problem)
        {
            ReportSyntax(context, Rules.TemplateExpression, "must be a JSONPath or an intrinsic function call", value, problem, "Correct the call, for instance to 'States.Format('{}', $.a)'.", field);
            return;
        }

        if (mustBeText && !IntrinsicFunctions.ReturningText.Contains(call.Name))
            context.Issues.Report(
                Rules.ReferencePath, "must be a reference path or an intrinsic function that yields a text", IssueCollector.Quote(value.Source),
                $"Use one of {string.Join(", ", IntrinsicFunctions.ReturningText.Order(StringComparer.Ordinal).Select(name => $"States.{name}"))}.", field);

        var depth = Depth(call);
        if (depth > IntrinsicFunctions.MaxNesting)
            context.Issues.Report(
                Rules.IntrinsicNesting, $"must nest at most {IntrinsicFunctions.MaxNesting} intrinsic functions", $"{depth}",
                "Compute a part in a state before.", field);
    }

    private static int Depth(IntrinsicSyntax call)
    {
        var inner = 0;
        foreach (var argument in call.Arguments)
            inner = Math.Max(inner, argument.Call is { } nested ? Depth(nested) : 0);

        return inner + 1;
    }
}
