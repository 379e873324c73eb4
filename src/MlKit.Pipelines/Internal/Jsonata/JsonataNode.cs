using System.Collections.Immutable;

namespace MlKit.Pipelines.Internal.Jsonata;

/// <summary>A part of a JSONata expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">What <see cref="JsonataNodeKind"/> says of it; empty for most.</param>
/// <param name="Position">Where it begins.</param>
/// <param name="Children">Its parts.</param>
internal sealed record JsonataNode(JsonataNodeKind Kind, string Text, int Position, ImmutableArray<JsonataNode> Children)
{
    /// <summary>Gets how many levels there are, this one included.</summary>
    public int Depth { get; } = 1 + Deepest(Children);

    /// <summary>Returns the node and everything under it.</summary>
    public IEnumerable<JsonataNode> DescendantsAndSelf()
    {
        var open = new Stack<JsonataNode>([this]);
        while (open.TryPop(out var node))
        {
            yield return node;
            for (var i = node.Children.Length - 1; i >= 0; i--)
                open.Push(node.Children[i]);
        }
    }

    private static int Deepest(ImmutableArray<JsonataNode> nodes)
    {
        var depth = 0;
        foreach (var node in nodes)
            depth = Math.Max(depth, node.Depth);

        return depth;
    }
}
