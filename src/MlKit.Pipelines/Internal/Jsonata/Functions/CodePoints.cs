using System.Text;

namespace MlKit.Pipelines.Internal.Jsonata.Functions;

/// <summary>Counts and cuts texts by characters, not by the halves of surrogate pairs.</summary>
internal static class CodePoints
{
    public static int Count(string text)
    {
        var pairs = 0;
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i], text[i + 1]))
            {
                pairs++;
                i++;
            }
        }

        return text.Length - pairs;
    }

    /// <summary>Returns the characters from an index to before another; those below 0 count from the end.</summary>
    public static string Slice(string text, double start, double end)
    {
        var count = Count(text);
        var (first, last) = (Clamp(start, count), Clamp(end, count));
        return first >= last ? "" : text[Offset(text, first, count)..Offset(text, last, count)];
    }

    /// <summary>Repeats a text until it has so many characters.</summary>
    public static string Repeat(string text, int count)
    {
        var length = Count(text);
        var result = new StringBuilder(text.Length).Insert(0, text, (count / length) + 1).ToString();
        return result[..Offset(result, count, Count(result))];
    }

    private static int Clamp(double index, int count)
    {
        var whole = Math.Truncate(double.IsNaN(index) ? 0 : index);
        return (int)Math.Clamp(whole < 0 ? whole + count : whole, 0, count);
    }

    private static int Offset(string text, int index, int count)
    {
        if (count == text.Length)
            return index;

        var offset = 0;
        for (; index > 0; index--)
            offset += offset + 1 < text.Length && char.IsSurrogatePair(text[offset], text[offset + 1]) ? 2 : 1;

        return offset;
    }
}
