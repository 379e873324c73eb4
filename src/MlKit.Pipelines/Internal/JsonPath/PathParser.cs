using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace MlKit.Pipelines.Internal.JsonPath;

/// <summary>Parses the paths of https://states-language.net/spec.html#path, as Jayway's implementation, which AWS uses, understands them.</summary>
internal ref struct PathParser
{
    private readonly ReadOnlySpan<char> _text;
    private int _position;

    private PathParser(ReadOnlySpan<char> text) => _text = text;

    private readonly bool AtEnd => _position == _text.Length;

    public static PathSyntax Parse(string text)
    {
        try
        {
            var parser = new PathParser(text);
            return parser.ParsePath(alone: true);
        }
        catch (SyntaxException e)
        {
            return new PathSyntax(PathRoot.Input, "", []) { Problem = e.Problem };
        }
    }

    /// <summary>Parses a path that stands inside other text, and tells where it ends.</summary>
    public static PathSyntax ParsePrefix(ReadOnlySpan<char> text, int start, out int end)
    {
        var parser = new PathParser(text) { _position = start };
        var path = parser.ParsePath(alone: false);
        end = parser._position;
        return path;
    }

    public static bool IsNameStart(char c) => char.IsLetter(c) || c == '_' || char.IsSurrogate(c);

    public static bool IsNamePart(char c) =>
        IsNameStart(c) || char.GetUnicodeCategory(c) is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.ConnectorPunctuation;

    private PathSyntax ParsePath(bool alone)
    {
        if (!Take('$'))
            throw Expected("'$'");

        var root = Take('$') ? PathRoot.Context : PathRoot.Input;
        var variable = root == PathRoot.Input && !AtEnd && IsNameStart(_text[_position]) ? ParseVariable() : "";
        var segments = ImmutableArray.CreateBuilder<PathSegment>();
        while (!AtEnd && _text[_position] is '.' or '[')
            segments.Add(ParseSegment());

        if (alone && !AtEnd)
            throw Expected("'.', '[' or the end");

        return new PathSyntax(variable.Length > 0 ? PathRoot.Variable : root, variable, segments.DrainToImmutable());
    }

    private string ParseVariable()
    {
        var start = _position;
        while (!AtEnd && IsNamePart(_text[_position]))
            _position++;

        return _text[start.._position].ToString();
    }

    private PathSegment ParseSegment()
    {
        if (Take('['))
            return ParseBracket(recursive: false);

        _position++;
        var recursive = Take('.');
        if (recursive && Take('['))
            return ParseBracket(recursive: true);

        if (Take('*'))
            return new WildcardSegment(recursive);

        var name = ParseName();
        if (!Take('('))
            return new NameSegment([name], recursive);

        SkipBalanced('(', ')');
        return new FunctionSegment(name);
    }

    private string ParseName()
    {
        var start = _position;
        var isEscaped = false;
        while (!AtEnd && _text[_position] is not ('.' or '[' or ']' or '(' or ')' or ',' or ' ' or '\'' or '"' or '*' or '@' or ':' or '?' or '=' or '<' or '>' or '!' or '\n' or '\t'))
            isEscaped |= SkipCharacter();

        return _position > start ? Unescape(start, isEscaped) : throw Expected("a name, '*' or '['");
    }

    /// <summary>Goes over a character, or over an escape and the character it is for.</summary>
    private bool SkipCharacter()
    {
        var isEscape = _text[_position] == '\\' && _position + 1 < _text.Length;
        _position += isEscape ? 2 : 1;
        return isEscape;
    }

    private readonly string Unescape(int start, bool isEscaped)
    {
        var text = _text[start.._position];
        if (!isEscaped)
            return text.ToString();

        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length)
                i++;

            result.Append(text[i]);
        }

        return result.ToString();
    }

    private PathSegment ParseBracket(bool recursive)
    {
        SkipBlanks();
        PathSegment segment = Peek() switch
        {
            '*' => ParseWildcard(recursive),
            '?' => ParseFilter(recursive),
            '\'' or '"' => new NameSegment(ParseQuotedNames(), recursive),
            _ => ParseIndexes(recursive),
        };
        SkipBlanks();
        return Take(']') ? segment : throw Expected("']'");
    }

    private WildcardSegment ParseWildcard(bool recursive)
    {
        _position++;
        return new WildcardSegment(recursive);
    }

    private FilterSegment ParseFilter(bool recursive)
    {
        _position++;
        SkipBlanks();
        var start = _position;
        if (!Take('('))
            throw Expected("'(' after '?'");

        SkipBalanced('(', ')');
        return new FilterSegment(_text[start.._position].ToString(), recursive);
    }

    private ImmutableArray<string> ParseQuotedNames()
    {
        var names = ImmutableArray.CreateBuilder<string>();
        do
        {
            SkipBlanks();
            names.Add(ParseQuoted());
            SkipBlanks();
        }
        while (Take(','));
        return names.DrainToImmutable();
    }

    private string ParseQuoted()
    {
        var quote = Peek();
        if (quote is not ('\'' or '"'))
            throw Expected("a quoted name");

        var start = ++_position;
        var isEscaped = false;
        while (!AtEnd && _text[_position] != quote)
            isEscaped |= SkipCharacter();

        var name = Unescape(start, isEscaped);
        return Take(quote) ? name : throw Expected($"the closing {quote}");
    }

    private PathSegment ParseIndexes(bool recursive)
    {
        var first = ParseInteger();
        if (Take(':'))
        {
            var end = ParseInteger();
            return new SliceSegment(first, end, Take(':') ? ParseInteger() : null, recursive);
        }

        var indexes = ImmutableArray.CreateBuilder<int>();
        indexes.Add(first ?? throw Expected("an index, a slice, a quoted name, '*' or '?'"));
        while (Take(','))
            indexes.Add(ParseInteger() ?? throw Expected("an index"));

        return new IndexSegment(indexes.DrainToImmutable(), recursive);
    }

    private int? ParseInteger()
    {
        SkipBlanks();
        var start = _position;
        _ = Take('-');
        while (!AtEnd && char.IsAsciiDigit(_text[_position]))
            _position++;

        var digits = _text[start.._position];
        SkipBlanks();
        if (digits.Length == 0)
            return null;

        return int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : throw new SyntaxException(start, "a whole number");
    }

    private void SkipBalanced(char open, char close)
    {
        for (var depth = 1; depth > 0; _position++)
        {
            if (AtEnd)
                throw Expected($"'{close}'");

            var c = _text[_position];
            if (c is '\'' or '"')
            {
                _ = ParseQuoted();
                _position--;
            }

            depth += c == open ? 1 : c == close ? -1 : 0;
        }
    }

    private void SkipBlanks()
    {
        while (!AtEnd && char.IsWhiteSpace(_text[_position]))
            _position++;
    }

    private readonly char Peek() => AtEnd ? '\0' : _text[_position];

    private bool Take(char c)
    {
        if (AtEnd || _text[_position] != c)
            return false;

        _position++;
        return true;
    }

    private readonly SyntaxException Expected(string what) => new(_position, what);
}
