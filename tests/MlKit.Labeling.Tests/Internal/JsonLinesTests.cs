using System.Text;
using CsCheck;
using MlKit.Labeling.Internal;

namespace MlKit.Labeling.Tests.Internal;

public sealed class JsonLinesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "")]
    [InlineData("a", "1:a")]
    [InlineData("a\n", "1:a")]
    [InlineData("a\r\n\r\n \t\nb\r\n", "1:a 4:b")]
    [InlineData("\uFEFFa\n\uFEFFb", "1:a 2:\uFEFFb")]
    [InlineData("\uFEFF", "")]
    [InlineData("a\rb", "1:a\rb")]
    public void Read_Lines_AreNumberedAndTrimmed(string text, string expected) => Assert.Equal(expected, Read(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Read_LinesLongerThanABlock_AreWhole()
    {
        var (first, second) = (new string('a', 200_000), new string('b', 65_535));

        Assert.Equal($"1:{first} 2:{second} 3:c", Read(Encoding.UTF8.GetBytes($"{first}\n{second}\nc")));
    }

    [Fact]
    public void Read_AnyLines_AreThoseOfTheFile() => Gen.Select(Gen.Char['a', 'z'], Gen.Int[0, 40_000]).Array[0, 12].Sample(
        lines =>
        {
            var texts = lines.Select(line => new string(line.Item1, line.Item2)).ToList();

            var expected = texts.Select((text, i) => $"{i + 1}:{text}").Where((_, i) => texts[i].Length > 0);
            Assert.Equal(string.Join(' ', expected), Read(Encoding.UTF8.GetBytes(string.Join('\n', texts))));
        },
        iter: 50,
        threads: 1);

    private string Read(byte[] text)
    {
        File.WriteAllBytes(_folder["lines"], text);
        return string.Join(' ', JsonLines.Read(_folder["lines"]).Select(line => $"{line.Number}:{Encoding.UTF8.GetString(line.Text.Span)}"));
    }
}
