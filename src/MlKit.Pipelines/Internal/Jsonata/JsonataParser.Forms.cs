using System.Collections.Immutable;
using System.Text;
using MlKit.Pipelines.Internal.Jsonata.Functions;

namespace MlKit.Pipelines.Internal.Jsonata;

// The forms with brackets or parts of their own.
internal ref partial struct JsonataParser
{
    private JsonataNode ParseBlock()
    {
        var start = _token with { Text = "" };
        Advance(afterValue: false);
        var expressions = ImmutableArray.CreateBuilder<JsonataNode>();
        while (!Is(")"))
        {
            expressions.Add(ParseExpression(0));
            if (!TryTake(";"))
                break;
        }

        Take(")", afterValue: true);
        return Node(JsonataNodeKind.Block, start, expressions.DrainToImmutable());
    }

    private JsonataNode ParseArray()
    {
        var start = _token with { Text = "" };
        Advance(afterValue: false);
        var items = ImmutableArray.CreateBuilder<JsonataNode>();
        if (!Is("]"))
        {
            do
                items.Add(ParseArrayItem());
            while (TryTake(","));
        }

        Take("]", afterValue: true);
        return Node(JsonataNodeKind.Array, start, items.DrainToImmutable());
    }

    private JsonataNode ParseArrayItem()
    {
        var first = ParseExpression(0);
        var range = _token;
        return TryTake("..") ? Node(JsonataNodeKind.Binary, range, first, ParseExpression(0)) : first;
    }

    private ImmutableArray<JsonataNode> ParsePairs()
    {
        Advance(afterValue: false);
        var parts = ImmutableArray.CreateBuilder<JsonataNode>();
        if (!Is("}"))
        {
            do
            {
                parts.Add(ParseExpression(0));
                Take(":", afterValue: false);
                parts.Add(ParseExpression(0));
            }
            while (TryTake(","));
        }

        Take("}", afterValue: true);
        return parts.DrainToImmutable();
    }

    private JsonataNode ParseTransform()
    {
        var start = _token with { Text = "" };
        Advance(afterValue: false);
        var pattern = ParseExpression(0);
        Take("|", afterValue: false);
        var update = ParseExpression(0);
        ImmutableArray<JsonataNode> deletion = TryTake(",") ? [ParseExpression(0)] : [];
        Take("|", afterValue: true);
        return Node(JsonataNodeKind.Transform, start, [pattern, update, .. deletion]);
    }

    private JsonataNode ParseCall(JsonataNode function)
    {
        var start = _token with { Text = "" };
        Advance(afterValue: false);
        var arguments = ImmutableArray.CreateBuilder<JsonataNode>();
        if (!Is(")"))
        {
            do
                arguments.Add(ParseArgument());
            while (TryTake(","));
        }

        Take(")", afterValue: true);
        return function is { Kind: JsonataNodeKind.Name, Text: "function" or "λ" }
            ? ParseFunction(start, arguments)
            : Node(JsonataNodeKind.Call, start, [function, .. arguments]);
    }

    private JsonataNode ParseArgument()
    {
        var token = _token;
        if (!Is("?"))
            return ParseExpression(0);

        Advance(afterValue: true);
        return Node(JsonataNodeKind.Placeholder, token);
    }

    private JsonataNode ParseFunction(JsonataToken start, ImmutableArray<JsonataNode>.Builder parameters)
    {
        foreach (var parameter in parameters)
        {
            if (parameter.Kind != JsonataNodeKind.Variable)
                throw new SyntaxException(parameter.Position, "a variable as the function's parameter", "S0208");
        }

        var signature = Is("<") ? ParseSignature() : "";
        Take("{", afterValue: false);
        var body = ParseExpression(0);
        Take("}", afterValue: true);
        return Node(JsonataNodeKind.Function, start with { Text = signature }, [.. parameters, body]);
    }

    private string ParseSignature()
    {
        var start = _token.Position;
        var signature = new StringBuilder();
        var depth = 0;
        do
        {
            if (_token.Kind == JsonataTokenKind.End || Is("{"))
                throw Expected("the end of the signature, '>'", "S0203");

            depth += Is("<") ? 1 : Is(">") ? -1 : 0;
            signature.Append(_token.Text);
            Advance(afterValue: true);
        }
        while (depth > 0);
        return Checked(signature.ToString(), start);
    }

    private static string Checked(string signature, int position)
    {
        try
        {
            _ = SignatureParser.Parse(signature, position);
            return signature;
        }
        catch (JsonataException e)
        {
            throw new SyntaxException(position, "a signature that gives parts, such as a<n>, only of a and f, and none inside (…)", e.Code, e.Token);
        }
    }

    private JsonataNode ParseFilter(JsonataNode filtered)
    {
        var start = _token with { Text = "" };
        Advance(afterValue: false);
        ImmutableArray<JsonataNode> predicate = Is("]") ? [] : [ParseExpression(0)];
        Take("]", afterValue: true);
        return Node(JsonataNodeKind.Filter, start, [filtered, .. predicate]);
    }

    private JsonataNode ParseSort(JsonataNode sorted)
    {
        var start = _token;
        Advance(afterValue: false);
        Take("(", afterValue: false);
        var parts = ImmutableArray.CreateBuilder<JsonataNode>();
        parts.Add(sorted);
        var signs = new StringBuilder();
        do
        {
            signs.Append(Is(">") ? '>' : '<');
            if (Is(">") || Is("<"))
                Advance(afterValue: false);

            parts.Add(ParseExpression(0));
        }
        while (TryTake(","));
        Take(")", afterValue: true);
        return Node(JsonataNodeKind.Sort, start with { Text = signs.ToString() }, parts.DrainToImmutable());
    }

    private JsonataNode ParseCondition(JsonataNode condition)
    {
        var start = _token with { Text = "" };
        Advance(afterValue: false);
        var then = ParseExpression(0);
        ImmutableArray<JsonataNode> otherwise = TryTake(":") ? [ParseExpression(0)] : [];
        return Node(JsonataNodeKind.Condition, start, [condition, then, .. otherwise]);
    }

    private JsonataNode ParseBinding(JsonataNode bound)
    {
        var token = _token;
        Advance(afterValue: false);
        var variable = ParseExpression(80);
        return variable.Kind == JsonataNodeKind.Variable
            ? Node(JsonataNodeKind.Binary, token, bound, variable)
            : throw new SyntaxException(variable.Position, $"a variable after '{token.Text}'", "S0214", token.Text);
    }
}
