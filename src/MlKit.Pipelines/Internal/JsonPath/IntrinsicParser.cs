using System.Collections.Immutable;
using System.Globalization;

namespace MlKit.Pipelines.Internal.JsonPath;

/// <summary>Parses calls of intrinsic functions: https://states-language.net/spec.html#intrinsic-functions.</summary>
internal ref struct IntrinsicParser
{
    private const string Prefix = "States.";
    private const int MaxDepth = 100;

    private readonly ReadOnlySpan<char> _text;
    private int _position;
    private int _depth;

    private IntrinsicParser(ReadOnlySpan<char> text) => _text = text;

    private readonly bool AtEnd => _position == _text.Length;

    public static IntrinsicSyntax Parse(string text)
    {
        try
        {
            var parser = new IntrinsicParser(text);
            var call = parser.ParseCall();
            parser.SkipBlanks();
            return parser.AtEnd ? call : throw parser.Expected("the end");
        }
        catch (SyntaxException e)
        {
            return new IntrinsicSyntax("", []) { Problem = e.Problem };
        }
    }

    private IntrinsicSyntax ParseCall()
    {
        if (++_depth > MaxDepth)
            throw Expected("fewer nested calls");

        if (!_text[_position..].StartsWith(Prefix, StringComparison.Ordinal))
            throw Expected($"'{Prefix}'");

        _position += Prefix.Length;
        var start = _position;
        while (!AtEnd && char.IsAsciiLetterOrDigit(_text[_position]))
            _position++;

        var name = _text[start.._position].ToString();
        CheckName(name, start);
        SkipBlanks();
        var arguments = ParseArguments();
        var (least, most) = IntrinsicFunctions.ArgumentCounts[name];
        if (arguments.Length < least || arguments.Length > most)
            throw new SyntaxException(start, string.Create(CultureInfo.InvariantCulture, $"{CountOf(least, most)} for States.{name}, not {arguments.Length}"));

        _depth--;
        return new IntrinsicSyntax(name, arguments);
    }

    private static void CheckName(string name, int start)
    {
        if (!IntrinsicFunctions.ArgumentCounts.ContainsKey(name))
            throw new SyntaxException(start, $"one of {string.Join(", ", IntrinsicFunctions.ArgumentCounts.Keys.Order(StringComparer.Ordinal))}");
    }

    private static string CountOf(int least, int most) =>
        most == int.MaxValue ? $"at least {least} argument" : least == most ? $"{least} arguments" : $"{least} to {most} arguments";

    private ImmutableArray<IntrinsicArgumentSyntax> ParseArguments()
    {
        if (!Take('('))
            throw Expected("'('");

        var arguments = ImmutableArray.CreateBuilder<IntrinsicArgumentSyntax>();
        SkipBlanks();
        if (Take(')'))
            return [];

        do
        {
            SkipBlanks();
            arguments.Add(ParseArgument());
            SkipBlanks();
        }
        while (Take(','));
        return Take(')') ? arguments.DrainToImmutable() : throw Expected("',' or ')'");
    }

    private IntrinsicArgumentSyntax ParseArgument()
    {
        if (AtEnd)
            throw Expected("an argument");

        switch (_text[_position])
        {
            case '\'':
                return new(IntrinsicArgumentKind.String, ParseString());
            case '$':
                var start = _position;
                var path = PathParser.ParsePrefix(_text, _position, out _position);
                return new(IntrinsicArgumentKind.Path, _text[start.._position].ToString()) { Path = path };
            case 'S':
                return new(IntrinsicArgumentKind.Call, "") { Call = ParseCall() };
            default:
                return ParseWord();
        }
    }

    private string ParseString()
    {
        var start = ++_position;
        while (!AtEnd && _text[_position] != '\'')
            _position += _text[_position] == '\\' && _position + 1 < _text.Length ? 2 : 1;

        var text = _text[start.._position].ToString();
        return Take('\'') ? text : throw Expected("the closing '");
    }

    private IntrinsicArgumentSyntax ParseWord()
    {
        var start = _position;
        while (!AtEnd && _text[_position] is not (',' or ')' or ' ' or '\t' or '\n' or '\r'))
            _position++;

        var word = _text[start.._position].ToString();
        if (word is "true" or "false")
            return new(IntrinsicArgumentKind.Boolean, word);

        if (word == "null")
            return new(IntrinsicArgumentKind.Null, word);

        return decimal.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? new(IntrinsicArgumentKind.Number, word)
            : throw new SyntaxException(start, "a path, a number, a text in ', true, false, null or another call");
    }

    private void SkipBlanks()
    {
        while (!AtEnd && char.IsWhiteSpace(_text[_position]))
            _position++;
    }

    private bool Take(char c)
    {
        if (AtEnd || _text[_position] != c)
            return false;

        _position++;
        return true;
    }

    private readonly SyntaxException Expected(string what) => new(_position, what);
}
