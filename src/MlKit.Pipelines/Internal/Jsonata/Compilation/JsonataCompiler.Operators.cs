using MlKit.Pipelines.Internal.Jsonata.Operations;

namespace MlKit.Pipelines.Internal.Jsonata.Compilation;

// The operators between two parts.
internal sealed partial class JsonataCompiler
{
    private Operation VisitBinary(JsonataNode node)
    {
        switch (node.Text)
        {
            case ".":
                return VisitPath(node);
            case "@" or "#":
                return VisitBinding(node);
            case "&":
                return VisitConcatenation(node);
            case ":=":
                var assigned = Visit(node.Children[1]);
                return Ancestry.Pass(new Assignment(node.Children[0].Text, assigned) { Position = node.Position }, assigned);
        }

        var (left, right) = (Visit(node.Children[0]), Visit(node.Children[1]));
        if (node.Text == "~>")
            return new Application(left, right) { Position = node.Position, KeepsArray = left.KeepsArray || right.KeepsArray };

        return Ancestry.Pass(Between(node, left, right), left, right);
    }

    private static Operation Between(JsonataNode node, Operation left, Operation right)
    {
        var position = node.Position;
        return node.Text switch
        {
            "+" => new Arithmetic(ArithmeticSign.Add, left, right) { Position = position },
            "-" => new Arithmetic(ArithmeticSign.Subtract, left, right) { Position = position },
            "*" => new Arithmetic(ArithmeticSign.Multiply, left, right) { Position = position },
            "/" => new Arithmetic(ArithmeticSign.Divide, left, right) { Position = position },
            "%" => new Arithmetic(ArithmeticSign.Remainder, left, right) { Position = position },
            "=" => new Equality(isNegated: false, left, right) { Position = position },
            "!=" => new Equality(isNegated: true, left, right) { Position = position },
            "in" => new Membership(left, right) { Position = position },
            "and" => new Logical(isAnd: true, left, right) { Position = position },
            "or" => new Logical(isAnd: false, left, right) { Position = position },
            ".." => new RangeOperation(left, right) { Position = position },
            "?:" => new Fallback(isForUndefined: false, left, right) { Position = position },
            "??" => new Fallback(isForUndefined: true, left, right) { Position = position },
            _ => new Comparison(node.Text, left, right) { Position = position },
        };
    }

    /// <summary>Puts <c>a &amp; b &amp; c</c> together at once, not text by text.</summary>
    private Concatenation VisitConcatenation(JsonataNode node)
    {
        var parts = new Stack<Operation>();
        var left = node;
        for (; left is { Kind: JsonataNodeKind.Binary, Text: "&" }; left = left.Children[0])
            parts.Push(Visit(left.Children[1]));

        parts.Push(Visit(left));
        Operation[] inOrder = [.. parts];
        return Ancestry.Pass(new Concatenation(inOrder) { Position = node.Position }, inOrder);
    }
}
