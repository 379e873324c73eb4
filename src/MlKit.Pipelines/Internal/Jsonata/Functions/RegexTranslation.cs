using System.Text;
using System.Text.RegularExpressions;

namespace MlKit.Pipelines.Internal.Jsonata.Functions;

/// <summary>Writes a regular expression of JSONata, which is one of JavaScript, as one of .NET.</summary>
internal sealed class RegexTranslation
{
    private const string LineEnds = "\\n\\r\\u2028\\u2029";
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    private readonly string _pattern;
    private readonly bool _isMultiline;
    private readonly StringBuilder _result = new();
    private int _index;

    private RegexTranslation(string pattern, bool isMultiline)
    {
        _pattern = pattern;
        _isMultiline = isMultiline;
    }

    /// <summary>Makes a regular expression of what stands in an expression: <c>/pattern/flags</c>.</summary>
    /// <exception cref="JsonataException">It is none.</exception>
    public static Regex Compile(string literal, int position)
    {
        var end = literal.LastIndexOf('/');
        var (pattern, flags) = (literal[1..end], literal[(end + 1)..]);
        var isMultiline = flags.Contains('m', StringComparison.Ordinal);
        var options = RegexOptions.CultureInvariant | (isMultiline ? RegexOptions.Multiline : 0) | (flags.Contains('i', StringComparison.Ordinal) ? RegexOptions.IgnoreCase : 0);
        try
        {
            return new Regex(new RegexTranslation(pattern, isMultiline).Translate(), options, MatchTimeout);
        }
        catch (ArgumentException e)
        {
            throw new JsonataException("S0303", $"A regular expression must be one of JavaScript, but is not: {e.Message.TrimEnd('.')}. Correct it.", pattern, position);
        }
    }

    private string Translate()
    {
        while (_index < _pattern.Length)
        {
            var c = _pattern[_index++];
            switch (c)
            {
                case '\\':
                    _result.Append(Escape(isInClass: false));
                    break;
                case '[':
                    TranslateClass();
                    break;
                case '.':
                    _result.Append("[^" + LineEnds + "]");
                    break;
                case '$':
                    _result.Append(_isMultiline ? "(?=[" + LineEnds + "]|\\z)" : "\\z");
                    break;
                default:
                    _result.Append(c);
                    break;
            }
        }

        return _result.ToString();
    }

    private void TranslateClass()
    {
        var isNegated = _index < _pattern.Length && _pattern[_index] == '^';
        _index += isNegated ? 1 : 0;
        if (_index < _pattern.Length && _pattern[_index] == ']')
        {
            _index++;
            _result.Append(isNegated ? "[\\s\\S]" : "(?!)");
            return;
        }

        _result.Append(isNegated ? "[^" : "[");
        while (_index < _pattern.Length && _pattern[_index] != ']')
        {
            var c = _pattern[_index++];
            if (c == '\\')
                _result.Append(Escape(isInClass: true));
            else
                _result.Append(c == '[' ? "\\[" : c.ToString());
        }
    }

    /// <summary>Returns what an escape means: .NET's classes hold the digits and letters of all scripts, and it refuses letters without a meaning.</summary>
    private string Escape(bool isInClass)
    {
        if (_index == _pattern.Length)
            return "\\";

        var c = _pattern[_index++];
        return c switch
        {
            'd' => isInClass ? "0-9" : "[0-9]",
            'w' => isInClass ? "a-zA-Z0-9_" : "[a-zA-Z0-9_]",
            'D' when !isInClass => "[^0-9]",
            'W' when !isInClass => "[^a-zA-Z0-9_]",
            'b' or 'B' or 'f' or 'n' or 'r' or 't' or 'v' or 's' or 'S' or 'u' or 'x' or 'c' or 'k' or 'D' or 'W' or 'p' or 'P' => $"\\{c}",
            _ when char.IsAsciiLetter(c) => c.ToString(),
            _ => $"\\{c}",
        };
    }
}
