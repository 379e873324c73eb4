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

    public static IEnumerable<string> Of(Expression expression) => expression.Kind switch
    {
        ExpressionKind.Path => OfPath(expression.Path),
        ExpressionKind.Intrinsic => expression.Intrinsic.Paths().SelectMany(OfPath),
        ExpressionKind.Jsonata => expression.Jsonata.Root is { } root ? OfJsonata(root) : [],
        _ => [],
    };

    private static IEnumerable<string> OfPath(PathSyntax path) => path.Root == PathRoot.Variable ? [path.Variable] : [];

    private static IEnumerable<string> OfJsonata(JsonataNode root)
    {
        var nodes = root.DescendantsAndSelf().ToList();
        var bound = nodes.SelectMany(Bound).ToHashSet();
        return nodes.Where(node => node.Kind == JsonataNodeKind.Variable && node.Text is not ("" or "$" or "states") && !bound.Contains(node.Text) && !Functions.Contains(node.Text)).Select(node => node.Text).Distinct();
    }

    /// <summary>Returns the names an expression binds itself; scopes inside it are not told apart.</summary>
    private static IEnumerable<string> Bound(JsonataNode node) => node switch
    {
        { Kind: JsonataNodeKind.Binary, Text: ":=" } => [node.Children[0].Text],
        { Kind: JsonataNodeKind.Binary, Text: "@" or "#" } => [node.Children[1].Text],
        { Kind: JsonataNodeKind.Function } => node.Children[..^1].Select(parameter => parameter.Text),
        _ => [],
    };
}
