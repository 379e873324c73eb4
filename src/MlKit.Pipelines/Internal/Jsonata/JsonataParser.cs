using System.Collections.Immutable;

namespace MlKit.Pipelines.Internal.Jsonata;

/// <summary>Parses JSONata 2 (https://docs.jsonata.org) by operator precedence.</summary>
internal ref partial struct JsonataParser
{
    private const int MaxDepth = 200;

    // Operators in a row nest too, to the left, and what reads the tree goes down into it.
    private const int MaxTreeDepth = 500;

    private JsonataLexer _lexer;
    private JsonataToken _token;
    private int _depth;

    private JsonataParser(ReadOnlySpan<char> text) => _lexer = new JsonataLexer(text);

    public static JsonataSyntax Parse(string text)
    {
        try
        {
            var parser = new JsonataParser(text);
            parser.Advance(afterValue: false);
            var root = parser.ParseExpression(0);
            return parser._token.Kind == JsonataTokenKind.End ? new JsonataSyntax(root, null) : throw parser.Expected("an operator or the end", "S0201");
        }
        catch (SyntaxException e)
        {
            return new JsonataSyntax(null, e.Problem) { ErrorCode = e.Code, ErrorToken = e.Token };
        }
    }

    // The powers of https://github.com/jsonata-js/jsonata: the higher, the tighter.
    private static int Power(JsonataToken token) => token.Kind != JsonataTokenKind.Operator ? 0 : token.Text switch
    {
        "[" or "(" or "@" or "#" => 80,
        "." => 75,
        "{" => 70,
        "*" or "/" or "%" => 60,
        "+" or "-" or "&" => 50,
        "=" or "!=" or "<" or "<=" or ">" or ">=" or "^" or "~>" or "in" or "?:" or "??" => 40,
        "and" => 30,
        "or" => 25,
        "?" => 20,
        ":=" => 10,
        _ => 0,
    };

    private JsonataNode ParseExpression(int power)
    {
        if (++_depth > MaxDepth)
            throw Expected("an expression that is nested less deeply", "U1001");

        var left = ParsePrefix();
        while (power < Power(_token))
            left = ParseInfix(left);

        _depth--;
        return left;
    }

    private JsonataNode ParsePrefix()
    {
        var token = _token;
        switch (token)
        {
            case { Kind: JsonataTokenKind.End }:
                throw Expected("a value", "S0207");
            case { Kind: not JsonataTokenKind.Operator }:
                return Take(KindOf(token.Kind));
        }

        switch (token.Text)
        {
            case "and" or "or" or "in":
                return Take(JsonataNodeKind.Name);
            case "*" or "**" or "%":
                return Take(JsonataNodeKind.Wildcard);
            case "-":
                Advance(afterValue: false);
                return Node(JsonataNodeKind.Negation, token with { Text = "" }, ParseExpression(70));
            case "(":
                return ParseBlock();
            case "[":
                return ParseArray();
            case "{":
                return Node(JsonataNodeKind.Object, token with { Text = "" }, [.. ParsePairs()]);
            case "|":
                return ParseTransform();
            default:
                throw Expected("a value", token.Text == "!" ? "S0204" : "S0211");
        }
    }

    private static JsonataNodeKind KindOf(JsonataTokenKind kind) => kind switch
    {
        JsonataTokenKind.Name => JsonataNodeKind.Name,
        JsonataTokenKind.Variable => JsonataNodeKind.Variable,
        JsonataTokenKind.String => JsonataNodeKind.String,
        JsonataTokenKind.Number => JsonataNodeKind.Number,
        JsonataTokenKind.Regex => JsonataNodeKind.Regex,
        _ => JsonataNodeKind.Constant,
    };

    private JsonataNode ParseInfix(JsonataNode left)
    {
        var token = _token;
        switch (token.Text)
        {
            case "(":
                return ParseCall(left);
            case "[":
                return ParseFilter(left);
            case "{":
                return Node(JsonataNodeKind.Group, token with { Text = "" }, [left, .. ParsePairs()]);
            case "^":
                return ParseSort(left);
            case "?":
                return ParseCondition(left);
            case "@" or "#":
                return ParseBinding(left);
            case ":=" when left.Kind != JsonataNodeKind.Variable:
                throw Expected("a variable before ':='", "S0212");
            default:
                Advance(afterValue: false);
                // := binds to the right, and what stands in for a missing value goes as far as it can.
                return Node(JsonataNodeKind.Binary, token, left, ParseExpression(token.Text is "?:" or "??" ? 0 : token.Text == ":=" ? Power(token) - 1 : Power(token)));
        }
    }

    private void Advance(bool afterValue) => _token = _lexer.Next(afterValue);

    private readonly bool Is(string operation) => _token.Kind == JsonataTokenKind.Operator && _token.Text == operation;

    /// <summary>Takes a word that is a value by itself.</summary>
    private JsonataNode Take(JsonataNodeKind kind)
    {
        var token = _token;
        Advance(afterValue: true);
        return Node(kind, token);
    }

    private void Take(string operation, bool afterValue)
    {
        if (!Is(operation))
            throw Expected($"'{operation}'", _token.Kind == JsonataTokenKind.End ? "S0203" : _token.Text == "!" ? "S0204" : "S0202");

        Advance(afterValue);
    }

    private bool TryTake(string operation)
    {
        if (!Is(operation))
            return false;

        Advance(afterValue: false);
        return true;
    }

    private readonly SyntaxException Expected(string what, string code) => new(_token.Position, what, code);

    private static JsonataNode Node(JsonataNodeKind kind, JsonataToken token, params ImmutableArray<JsonataNode> children)
    {
        var node = new JsonataNode(kind, token.Text, token.Position, children);
        return node.Depth <= MaxTreeDepth ? node : throw new SyntaxException(token.Position, "an expression with fewer operators in a row", "U1001");
    }
}
