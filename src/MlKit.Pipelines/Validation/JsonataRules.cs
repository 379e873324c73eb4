using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal.Jsonata;

namespace MlKit.Pipelines.Validation;

/// <summary>Looks at JSONata expressions: https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html.</summary>
internal static class JsonataRules
{
    public static void Check(ValidationContext context, Expression expression, PayloadPlace place, params ReadOnlySpan<string> field)
    {
        var (root, problem) = expression.Jsonata;
        if (root is null)
        {
            ExpressionRules.ReportSyntax(context, Rules.JsonataSyntax, "must be a JSONata expression", expression, problem!, "Correct the expression.", field);
            return;
        }

        CheckRules(context, expression, field);
        CheckBeginning(context, root, field);
        foreach (var node in root.DescendantsAndSelf())
            CheckNode(context, node, place, field);
    }

    /// <summary>What can be read may still break a rule that only the whole of a path shows, or hold a regular expression that is none.</summary>
    private static void CheckRules(ValidationContext context, Expression expression, ReadOnlySpan<string> field)
    {
        try
        {
            _ = expression.Compiled;
        }
        catch (JsonataException e)
        {
            context.Issues.Report(
                Rules.JsonataSyntax, "must be a JSONata expression", $"{IssueCollector.Quote(expression.Source)}, which the language refuses ({e.Code})",
                e.Message, field);
        }
    }

    private static void CheckBeginning(ValidationContext context, JsonataNode root, ReadOnlySpan<string> field)
    {
        var first = root;
        while (first.Kind is JsonataNodeKind.Filter or JsonataNodeKind.Sort or JsonataNodeKind.Group || first is { Kind: JsonataNodeKind.Binary, Text: not ":=" } or { Kind: JsonataNodeKind.Condition })
            first = first.Children[0];

        if (first is { Kind: JsonataNodeKind.Name } or { Kind: JsonataNodeKind.Variable, Text: "" or "$" } && !IsStatesCall(root))
            context.Issues.Report(
                Rules.JsonataForbidden, "must begin with a variable such as $states.input",
                $"{IssueCollector.Quote(first.Kind == JsonataNodeKind.Variable ? $"${first.Text}" : first.Text)}",
                "Write '$states.input' before it, or the variable it belongs to.", field);
    }

    private static void CheckNode(ValidationContext context, JsonataNode node, PayloadPlace place, ReadOnlySpan<string> field)
    {
        switch (JsonataSyntax.StatesField(node))
        {
            case "result" when !place.HasResult:
                context.Issues.Report(
                    Rules.JsonataStates, "must read $states.result only in Output and Assign of a Task, Parallel or Map state", "'$states.result'",
                    "Read $states.input, or move the expression there.", field);
                break;
            case "errorOutput" when !place.HasError:
                context.Issues.Report(
                    Rules.JsonataStates, "must read $states.errorOutput only in Output and Assign of a catcher", "'$states.errorOutput'",
                    "Move the expression there.", field);
                break;
            case null or "input" or "context" or "result" or "errorOutput":
                break;
            case var other:
                context.Issues.Report(
                    Rules.JsonataStates, "must read one of input, result, errorOutput and context of $states", IssueCollector.Quote($"$states.{other}"),
                    "Correct the name.", field);
                break;
        }

        if (node is { Kind: JsonataNodeKind.Call, Children: [{ Kind: JsonataNodeKind.Variable, Text: "eval" }, ..] })
            context.Issues.Report(Rules.JsonataForbidden, "must not call $eval", "'$eval'", "Write the expression itself, or read JSON text with $parse.", field);

        if (IsStatesCall(node))
            context.Issues.Report(
                Rules.JsonataIntrinsic, "must not call an intrinsic function", IssueCollector.Quote($"States.{node.Children[1].Children[0].Text}"),
                "Call JSONata's own function, for instance $string, $split, $count or $uuid.", field);
    }

    /// <summary><c>States.Format(…)</c> is a name, a dot and a call.</summary>
    private static bool IsStatesCall(JsonataNode node) =>
        node is { Kind: JsonataNodeKind.Binary, Text: ".", Children: [{ Kind: JsonataNodeKind.Name, Text: "States" }, { Kind: JsonataNodeKind.Call, Children: [{ Kind: JsonataNodeKind.Name }, ..] }] };
}
