using System.Text;
using System.Text.RegularExpressions;

namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>The words, pairs and variables in the instructions of a Dockerfile.</summary>
internal static partial class DockerfileWords
{
    /// <summary>Splits at spaces outside quotes; the quotes stay out, a backslash takes the next character as it is.</summary>
    public static List<string> Split(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var (quote, begun) = ('\0', false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quote == '\0' && char.IsWhiteSpace(c))
            {
                if (begun)
                    words.Add(word.ToString());

                (begun, _) = (false, word.Clear());
                continue;
            }

            begun = true;
            if (c == quote)
                quote = '\0';
            else if (quote == '\0' && c is '"' or '\'')
                quote = c;
            else
                word.Append(c == '\\' && quote != '\'' && i + 1 < text.Length ? text[++i] : c);
        }

        if (begun)
            words.Add(word.ToString());

        return words;
    }

    public static string Unquote(string text) => string.Join(' ', Split(text));

    /// <summary>Reads <c>NAME=value NAME=value</c>, or the old <c>NAME value of several words</c>.</summary>
    public static List<(string Name, string Value)> Pairs(string text)
    {
        var words = Split(text);
        if (words.Count > 1 && !words[0].Contains('=', StringComparison.Ordinal))
            return [(words[0], text[words[0].Length..].Trim())];

        return [.. words.Select(Pair)];
    }

    public static (string Name, string Value) Pair(string word)
    {
        var equals = word.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (word, "") : (word[..equals], Unquote(word[(equals + 1)..]));
    }

    /// <summary>Puts the values of variables in: <c>$NAME</c>, <c>${NAME}</c>, <c>${NAME:-default}</c>.</summary>
    public static string Expand(string text, Func<string, string?> valueOf) => Variable().Replace(text, match =>
        valueOf(match.Groups["name"].Value) is { Length: > 0 } value ? value : match.Groups["default"].Value);

    [GeneratedRegex(@"\$(?:(?<name>[A-Za-z_][A-Za-z0-9_]*)|\{(?<name>[A-Za-z_][A-Za-z0-9_]*)(?::-(?<default>[^}]*))?\})", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Variable();
}
