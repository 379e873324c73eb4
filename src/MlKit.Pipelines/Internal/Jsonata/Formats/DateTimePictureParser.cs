using System.Text;

namespace MlKit.Pipelines.Internal.Jsonata.Formats;

/// <summary>Cuts a date and time picture into its parts.</summary>
internal static class DateTimePictureParser
{
    /// <exception cref="JsonataException">A bracket is not closed (D3135), or a marker is none.</exception>
    public static List<DateTimePart> Parse(string picture)
    {
        // The language reports a bracket that is not closed before a marker that is wrong.
        List<(string Text, bool IsMarker)> parts = [.. Cut(picture)];
        return parts.ConvertAll(part => part.IsMarker ? new DateTimePart(null, DateTimeMarkerParser.Parse(part.Text)) : new(part.Text, null));
    }

    private static IEnumerable<(string Text, bool IsMarker)> Cut(string picture)
    {
        var literal = new StringBuilder();
        for (var i = 0; i < picture.Length; i++)
        {
            var isDouble = i + 1 < picture.Length && picture[i + 1] == picture[i];
            if (picture[i] != '[' || isDouble)
            {
                literal.Append(picture[i]);
                i += isDouble && picture[i] is '[' or ']' ? 1 : 0;
                continue;
            }

            if (literal.Length > 0)
                yield return (literal.ToString(), false);

            literal.Clear();
            var end = EndOf(picture, i);
            yield return (picture[(i + 1)..end], true);
            i = end;
        }

        if (literal.Length > 0)
            yield return (literal.ToString(), false);
    }

    private static int EndOf(string picture, int start) => picture.IndexOf(']', start) is var end and >= 0
        ? end
        : throw new JsonataException("D3135", $"Every '[' of a date and time picture must have its ']', but not in '{PictureText.Shorten(picture)}'. Write '[[' for the character itself.");
}
