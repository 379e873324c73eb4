using CsCheck;
using MlKit.Pipelines.Internal.Jsonata;
using MlKit.Pipelines.Internal.JsonPath;

namespace MlKit.Pipelines.Tests.Internal;

/// <summary>Whatever stands in a field, a parser says yes or no.</summary>
public sealed class ParserPropertyTests
{
    private static readonly string[] Words =
    [
        "$", "$$", ".", "..", "[", "]", "(", ")", "{", "}", "*", "?", "@", "#", "'", "\"", "`", "\\", "/", "/*", "*/", ",", ":", ";", ":=", "~>", "|", "^", "<", ">", "=", "!", "&", "%", "-", "+", "0", "1e9", "a", "States.", "Format", "UUID()",
        "function", "and", "in", "null", " ", "\n", "ä", "\ud83d\ude00", "\u0001", "states", "input",
    ];

    private static readonly Gen<string> Soup = Gen.Int[0, Words.Length - 1].Select(i => Words[i]).List[0, 20].Select(string.Concat);

    [Fact]
    public void Parsers_AnyWords_NeverThrow() => Soup.Sample(
        text =>
        {
            _ = PathParser.Parse($"${text}");
            _ = IntrinsicParser.Parse($"States.Format({text}");
            var (root, problem) = JsonataParser.Parse(text);
            return root is null == problem is not null && (root is null || root.DescendantsAndSelf().All(node => node.Position >= 0 && node.Position <= text.Length));
        },
        iter: 20_000);

    [Fact]
    public void Parsers_AnyText_NeverThrow() => Gen.String.Sample(text => PathParser.Parse(text) is not null && IntrinsicParser.Parse(text) is not null && JsonataParser.Parse(text) is not null, iter: 5_000);

    [Fact]
    public void PathParser_NamesInQuotes_AreWhatTheyWere() => Gen.String[1, 10].Sample(
        name => PathParser.Parse($"$['{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}']") is { IsReference: true, Segments: [NameSegment { Names: [var read] }] } && read == name,
        iter: 3_000);
}
