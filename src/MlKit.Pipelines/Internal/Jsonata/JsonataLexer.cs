using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace MlKit.Pipelines.Internal.Jsonata;

/// <summary>Cuts JSONata 2 into words. A slash is a division after a value and begins a regular expression elsewhere, so the parser says which it expects.</summary>
internal ref struct JsonataLexer(ReadOnlySpan<char> text)
{
    private static readonly FrozenSet<string> LongOperators = FrozenSet.Create("..", ":=", "!=", ">=", "<=", "**", "~>", "?:", "??");

    private readonly ReadOnlySpan<char> _text = text;
    private int _position;

    private readonly bool AtEnd => _position >= _text.Length;

    public JsonataToken Next(bool afterValue)
    {
        SkipBlanksAndComments();
        if (AtEnd)
            return new(JsonataTokenKind.End, "", _text.Length);

        var c = _text[_position];
        if (c == '/' && !afterValue)
            return ReadRegex();

        if (_position + 1 < _text.Length && LongOperators.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(_text.Slice(_position, 2), out var operation))
            return Take(JsonataTokenKind.Operator, operation, 2);

        if (IsOperator(c))
            return Take(JsonataTokenKind.Operator, c.ToString(), 1);

        return c switch
        {
            '"' or '\'' => ReadString(c),
            '`' => ReadQuotedName(),
            _ when char.IsAsciiDigit(c) => ReadNumber(),
            _ => ReadWord(),
        };
    }

    private static bool IsOperator(char c) => ".[]{}(),@#;:?+-*/%|=<>^&!~".Contains(c, StringComparison.Ordinal);

    private void SkipBlanksAndComments()
    {
        while (!AtEnd)
        {
            if (char.IsWhiteSpace(_text[_position]))
                _position++;
            else if (_text[_position..].StartsWith("/*", StringComparison.Ordinal))
                SkipComment();
            else
                return;
        }
    }

    private void SkipComment()
    {
        var length = _text[(_position + 2)..].IndexOf("*/", StringComparison.Ordinal);
        if (length < 0)
            throw new SyntaxException(_position, "the end of the comment, '*/'", "S0106");

        _position += length + 4;
    }

    private JsonataToken Take(JsonataTokenKind kind, string text, int length)
    {
        var token = new JsonataToken(kind, text, _position);
        _position += length;
        return token;
    }

    private JsonataToken ReadRegex()
    {
        var start = _position;
        var depth = 0;
        for (_position++; !AtEnd; _position++)
        {
            var c = _text[_position];
            if (c == '/' && _text[_position - 1] != '\\' && depth == 0)
                return EndRegex(start);

            if (_text[_position - 1] != '\\')
                depth += c is '(' or '[' or '{' ? 1 : c is ')' or ']' or '}' ? -1 : 0;
        }

        throw new SyntaxException(start, "the end of the regular expression, '/'", "S0302");
    }

    private JsonataToken EndRegex(int start)
    {
        if (_position == start + 1)
            throw new SyntaxException(start, "a regular expression that is not empty", "S0301");

        for (_position++; !AtEnd && _text[_position] is 'i' or 'm'; _position++)
        {
        }

        return new(JsonataTokenKind.Regex, _text[start.._position].ToString(), start);
    }

    private JsonataToken ReadString(char quote)
    {
        var start = _position++;
        var value = new StringBuilder();
        while (!AtEnd && _text[_position] != quote)
        {
            if (_text[_position] == '\\')
                value.Append(ReadEscape());
            else
                value.Append(_text[_position++]);
        }

        if (AtEnd)
            throw new SyntaxException(start, $"the closing {quote}", "S0101");

        _position++;
        return new(JsonataTokenKind.String, value.ToString(), start);
    }

    private char ReadEscape()
    {
        var start = _position++;
        var c = AtEnd ? '\0' : _text[_position++];
        var at = "\"'\\/bfnrt".IndexOf(c, StringComparison.Ordinal);
        if (at >= 0)
            return "\"'\\/\b\f\n\r\t"[at];

        if (c == 'u' && _position + 4 <= _text.Length && ushort.TryParse(_text.Slice(_position, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
        {
            _position += 4;
            return (char)unit;
        }

        throw new SyntaxException(start, "one of the escapes \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u0000", c == 'u' ? "S0104" : "S0103");
    }

    private JsonataToken ReadQuotedName()
    {
        var length = _text[(_position + 1)..].IndexOf('`');
        return length < 0
            ? throw new SyntaxException(_position, "the closing `", "S0105")
            : Take(JsonataTokenKind.Name, _text.Slice(_position + 1, length).ToString(), length + 2);
    }

    private JsonataToken ReadNumber()
    {
        var start = _position;
        SkipDigits();
        // 1..9 is a range, not a number with a fraction.
        if (_position + 1 < _text.Length && _text[_position] == '.' && char.IsAsciiDigit(_text[_position + 1]))
        {
            _position++;
            SkipDigits();
        }

        SkipExponent();
        var number = _text[start.._position].ToString();
        return double.IsFinite(double.Parse(number, CultureInfo.InvariantCulture))
            ? new(JsonataTokenKind.Number, number, start)
            : throw new SyntaxException(start, "a number of at most 1.8E308", "S0102");
    }

    private void SkipExponent()
    {
        var rest = _text[_position..];
        if (rest.Length < 2 || rest[0] is not ('e' or 'E'))
            return;

        var sign = rest[1] is '+' or '-' ? 1 : 0;
        if (rest.Length <= 1 + sign || !char.IsAsciiDigit(rest[1 + sign]))
            return;

        _position += 1 + sign;
        SkipDigits();
    }

    private void SkipDigits()
    {
        while (!AtEnd && char.IsAsciiDigit(_text[_position]))
            _position++;
    }

    private JsonataToken ReadWord()
    {
        var start = _position;
        while (!AtEnd && !char.IsWhiteSpace(_text[_position]) && !IsOperator(_text[_position]))
            _position++;

        var word = _text[start.._position].ToString();
        return word switch
        {
            _ when word[0] == '$' => new(JsonataTokenKind.Variable, word[1..], start),
            "and" or "or" or "in" => new(JsonataTokenKind.Operator, word, start),
            "true" or "false" or "null" => new(JsonataTokenKind.Constant, word, start),
            _ => new(JsonataTokenKind.Name, word, start),
        };
    }
}
