using System.Text.Json;

namespace MlKit.Pipelines.Internal.JsonPath;

/// <summary>Parses the conditions of filters. Text that is none becomes a condition that never holds: validation has said so before.</summary>
internal ref struct FilterParser
{
    private static readonly string[] Operators = ["==", "!=", "<=", ">=", "=~", "<", ">", "subsetof", "contains", "noneof", "anyof", "empty", "size", "nin", "in"];
    private static readonly FilterOperand Nothing = new(null, false, JsonValues.Null);

    private readonly ReadOnlySpan<char> _text;
    private int _position;

    private FilterParser(ReadOnlySpan<char> text) => _text = text;

    public static FilterCondition Parse(string text)
    {
        try
        {
            var parser = new FilterParser(text);
            return parser.ParseOr();
        }
        catch (Exception e) when (e is JsonException or SyntaxException)
        {
            return new FilterComparison(Nothing, "!=", Nothing);
        }
    }

    private FilterCondition ParseOr()
    {
        var left = ParseAnd();
        while (Take("||"))
            left = new FilterJunction(left, ParseAnd(), IsAnd: false);

        return left;
    }

    private FilterCondition ParseAnd()
    {
        var left = ParseNot();
        while (Take("&&"))
            left = new FilterJunction(left, ParseNot(), IsAnd: true);

        return left;
    }

    private FilterCondition ParseNot()
    {
        if (Take("!"))
            return new FilterNegation(ParseNot());

        if (!Take("("))
            return ParseComparison();

        var inner = ParseOr();
        return Take(")") ? inner : throw new SyntaxException(_position, "')'");
    }

    private FilterComparison ParseComparison()
    {
        var left = ParseOperand();
        foreach (var name in Operators)
        {
            if (Take(name))
                return new FilterComparison(left, name, ParseOperand());
        }

        return new FilterComparison(left, "", null);
    }

    private FilterOperand ParseOperand()
    {
        SkipBlanks();
        var start = _position;
        SkipOperand();
        var text = _text[start.._position].ToString();
        return text switch
        {
            ['@' or '$', ..] => new FilterOperand(ParsePath(text, start), text[0] == '$', default),
            ['\'', .., '\''] => new FilterOperand(null, false, JsonText.FromString(text[1..^1].Replace("\\'", "'", StringComparison.Ordinal))),
            ['/', ..] => new FilterOperand(null, false, JsonText.FromString(Pattern(text))),
            _ => new FilterOperand(null, false, JsonElement.Parse(text.Replace('\'', '"'))),
        };
    }

    private static PathSyntax ParsePath(string text, int start)
    {
        var path = PathParser.Parse($"${text[1..]}");
        return path.Problem is null ? path : throw new SyntaxException(start, path.Problem.Expected);
    }

    /// <summary>Turns <c>/a/i</c> into <c>(?i)a</c>.</summary>
    private static string Pattern(string text)
    {
        var end = text.LastIndexOf('/');
        return text[(end + 1)..].Contains('i', StringComparison.Ordinal) ? $"(?i){text[1..end]}" : text[1..end];
    }

    private void SkipOperand()
    {
        var depth = 0;
        for (; _position < _text.Length; _position++)
        {
            var c = _text[_position];
            if (c is '\'' or '"' or '/')
                SkipQuoted(c);
            else if (depth == 0 && (char.IsWhiteSpace(c) || c is ')' or '=' or '!' or '<' or '>' or '&' or '|'))
                return;
            else
                depth += c is '(' or '[' ? 1 : c is ')' or ']' ? -1 : 0;
        }
    }

    private void SkipQuoted(char quote)
    {
        for (_position++; _position < _text.Length && _text[_position] != quote; _position++)
        {
            if (_text[_position] == '\\')
                _position++;
        }
    }

    private void SkipBlanks()
    {
        while (_position < _text.Length && char.IsWhiteSpace(_text[_position]))
            _position++;
    }

    private bool Take(string token)
    {
        SkipBlanks();
        if (!_text[_position..].StartsWith(token, StringComparison.OrdinalIgnoreCase))
            return false;

        _position += token.Length;
        return true;
    }
}
