using System.Globalization;
using System.Text;
using MlKit.Pipelines.Internal.Jsonata.Formats;
using MlKit.Pipelines.Internal.Jsonata.Operations;

namespace MlKit.Pipelines.Internal.Jsonata.Values;

/// <summary>Makes text of a value, as <c>$string</c> and <c>&amp;</c> do. It is not quite JSON: functions are empty texts.</summary>
internal static class ValueText
{
    private const int IndentWidth = 2;

    /// <summary>Returns the text of a value; that of undefined is empty.</summary>
    public static string Of(JsonataValue value, bool isIndented = false) => value.Kind switch
    {
        JsonataKind.Undefined or JsonataKind.Function => "",
        JsonataKind.String => value.AsString!,
        JsonataKind.Number when !double.IsFinite(value.Number) => throw new JsonataException("D3001", "A text must be made of a number within ±1.8E308, but the number is larger or none."),
        JsonataKind.Number => NumberText.Format(value.Number),
        JsonataKind.Array when value.AsArray is { IsInput: true, Count: > 0 } input => Of(input[0], isIndented),
        _ => OfParts(value, isIndented),
    };

    private static string OfParts(JsonataValue value, bool isIndented)
    {
        var text = new StringBuilder();
        Append(text, value, isIndented ? 0 : -1, 0);
        return text.ToString();
    }

    /// <summary>Appends a value; an indent below 0 puts everything on one line.</summary>
    private static void Append(StringBuilder text, JsonataValue value, int indent, int depth)
    {
        switch (value.Kind)
        {
            case JsonataKind.Boolean:
                text.Append(value.Boolean ? "true" : "false");
                break;
            case JsonataKind.Number:
                text.Append(NumberText.Format(Numbers.Check(value.Number)));
                break;
            case JsonataKind.String:
                AppendQuoted(text, value.AsString!);
                break;
            case JsonataKind.Array:
                AppendArray(text, value.AsArray!, indent, depth);
                break;
            case JsonataKind.Object:
                AppendObject(text, value.AsObject!, indent, depth);
                break;
            case JsonataKind.Function:
                text.Append("\"\"");
                break;
            default:
                text.Append("null");
                break;
        }
    }

    private static void AppendArray(StringBuilder text, JsonataArray array, int indent, int depth)
    {
        ValueDepth.Check(depth);
        text.Append('[');
        var inner = Inner(indent);
        for (var i = 0; i < array.Count; i++)
        {
            Separate(text, isFirst: i == 0, inner);
            Append(text, array[i], inner, depth + 1);
        }

        End(text, array.Count, indent).Append(']');
    }

    private static void AppendObject(StringBuilder text, JsonataObject members, int indent, int depth)
    {
        ValueDepth.Check(depth);
        text.Append('{');
        var inner = Inner(indent);
        var isFirst = true;
        foreach (var (name, value) in members.Members)
        {
            Separate(text, isFirst, inner);
            AppendQuoted(text, name);
            text.Append(indent < 0 ? ":" : ": ");
            Append(text, value, inner, depth + 1);
            isFirst = false;
        }

        End(text, members.Count, indent).Append('}');
    }

    private static int Inner(int indent) => indent < 0 ? indent : indent + IndentWidth;

    private static void Separate(StringBuilder text, bool isFirst, int indent)
    {
        if (!isFirst)
            text.Append(',');

        if (indent >= 0)
            text.Append('\n').Append(' ', indent);
    }

    private static StringBuilder End(StringBuilder text, int count, int indent) => count == 0 || indent < 0 ? text : text.Append('\n').Append(' ', indent);

    private static void AppendQuoted(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            var at = "\"\\\b\f\n\r\t".IndexOf(c, StringComparison.Ordinal);
            if (at >= 0)
                text.Append('\\').Append("\"\\bfnrt"[at]);
            else if (c < ' ')
                text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else
                text.Append(c);
        }

        text.Append('"');
    }
}
