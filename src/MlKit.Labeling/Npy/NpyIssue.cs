using System.Globalization;
using System.Text;
using MlKit.Labeling.Checks;

namespace MlKit.Labeling.Npy;

/// <summary>Makes the exceptions of this folder and the short quotes of file content in them.</summary>
internal static class NpyIssue
{
    private const int LongestQuote = 60;
    private const string CutShort = "The file was cut short: copy, download or write it again.";

    public static LabelingDataException Error(string path, string rule, string found, string fix, Exception? inner = null) =>
        new(new LabelingIssue(path, rule, found, fix), inner);

    public static LabelingDataException Truncated(string path, string rule, string found, Exception? inner = null) => Error(path, rule, found, CutShort, inner);

    /// <summary>Quotes text of a file: control characters escaped, long text shortened, so that a message stays one readable line.</summary>
    public static string Quote(ReadOnlySpan<char> text)
    {
        var quote = new StringBuilder("'");
        foreach (var c in text[..Math.Min(text.Length, LongestQuote)])
            _ = char.IsControl(c) ? quote.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : quote.Append(c);

        return quote.Append(text.Length > LongestQuote ? "...'" : "'").ToString();
    }

    public static string Quote(ReadOnlySpan<byte> text) => Quote(Encoding.Latin1.GetString(text[..Math.Min(text.Length, LongestQuote + 1)]));
}
