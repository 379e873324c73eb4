using System.Collections.Frozen;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal.Jsonata;
using MlKit.Pipelines.Internal.JsonPath;

namespace MlKit.Pipelines.Internal;

/// <summary>Finds the workflow variables an expression reads.</summary>
internal static class VariableReads
{
    // https://docs.jsonata.org, and what Step Functions adds; a call of anything else may be a variable that holds a function.
    private static readonly FrozenSet<string> Functions = FrozenSet.Create(
        "string", "length", "substring", "substringBefore", "substringAfter", "uppercase", "lowercase", "trim", "pad", "contains", "split", "join", "match", "replace", "eval", "base64encode", "base64decode",
        "encodeUrlComponent", "encodeUrl", "decodeUrlComponent", "decodeUrl", "number", "abs", "floor", "ceil", "round", "power", "sqrt", "random", "formatNumber", "formatBase", "formatInteger", "parseInteger",
        "sum", "max", "min", "average", "boolean", "not", "exists", "count", "append", "sort", "reverse", "shuffle", "distinct", "zip", "keys", "lookup", "spread", "merge", "sift", "each", "error", "assert", "type",
        "now", "millis", "fromMillis", "toMillis", "map", "filter", "single", "reduce", "clone", "partition", "range", "hash", "uuid", "parse");

    public static void Add(HashSet<string> found, Expression expression)
    {
        switch (expression.Kind)
        {
            case ExpressionKind.Path:
                AddPath(found, expression.Path);
                break;
            case ExpressionKind.Intrinsic:
                AddCall(found, expression.Intrinsic);
                break;
            case ExpressionKind.Jsonata when expression.Jsonata.Root is { } root:
                AddJsonata(found, root);
                break;
        }
    }

    private static void AddCall(HashSet<string> found, IntrinsicSyntax call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Path is { } path)
                AddPath(found, path);
            else if (argument.Call is { } inner)
                AddCall(found, inner);
        }
    }

    private static void AddPath(HashSet<string> found, PathSyntax path)
    {
        if (path.Root == PathRoot.Variable)
            found.Add(path.Variable);
    }

    private static void AddJsonata(HashSet<string> found, JsonataNode root)
    {
        var nodes = root.DescendantsAndSelf().ToList();
        var bound = nodes.SelectMany(Bound).ToHashSet();
        foreach (var node in nodes)
        {
            if (node.Kind == JsonataNodeKind.Variable && node.Text is not ("" or "$" or "states") && !bound.Contains(node.Text) && !Functions.Contains(node.Text))
                found.Add(node.Text);
        }
    }

    private static IEnumerable<string> Bound(JsonataNode node) => node switch
    {
        { Kind: JsonataNodeKind.Binary, Text: ":=" } => [node.Children[0].Text],
        { Kind: JsonataNodeKind.Binary, Text: "@" or "#" } => [node.Children[1].Text],
        { Kind: JsonataNodeKind.Function } => node.Children[..^1].Select(parameter => parameter.Text),
        _ => [],
    };
}
