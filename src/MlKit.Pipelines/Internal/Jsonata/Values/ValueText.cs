using System.Globalization;
using System.Text;
using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Formats;
using MlKit.Pipelines.Internal.Jsonata.Operations;

namespace MlKit.Pipelines.Internal.Jsonata.Values;

/// <summary>Makes text of a value, as <c>$string</c> and <c>&amp;</c> do. It is not quite JSON: functions are empty texts.</summary>
internal sealed class ValueText
{
    private const int IndentWidth = 2;

    private readonly StringBuilder _text = new();
    private readonly ExpressionRun _run;

    private ValueText(ExpressionRun run) => _run = run;

    /// <summary>Returns the text of a value; that of undefined is empty.</summary>
    public static string Of(JsonataValue value, ExpressionRun run, bool isIndented = false) => value.Kind switch
    {
        JsonataKind.Undefined or JsonataKind.Function => "",
        JsonataKind.String => value.AsString!,
        JsonataKind.Number when !double.IsFinite(value.Number) => throw new JsonataException("D3001", "A text must be made of a number within ±1.8E308, but the number is larger or none."),
        JsonataKind.Number => NumberText.Format(value.Number),
        JsonataKind.Array when value.AsArray is { IsInput: true, Count: > 0 } input => Of(input[0], run, isIndented),
        _ => OfParts(value, run, isIndented),
    };

    private static string OfParts(JsonataValue value, ExpressionRun run, bool isIndented)
    {
        var text = new ValueText(run);
        text.Append(value, isIndented ? 0 : -1, 0);
        return text._text.ToString();
    }

    /// <summary>Appends a value; an indent below 0 puts everything on one line.</summary>
    private void Append(JsonataValue value, int indent, int depth)
    {
        _run.Charge(1);
        switch (value.Kind)
        {
            case JsonataKind.Boolean:
                _text.Append(value.Boolean ? "true" : "false");
                break;
            case JsonataKind.Number:
                _text.Append(NumberText.Format(Numbers.Check(value.Number)));
                break;
            case JsonataKind.String:
                AppendQuoted(value.AsString!);
                break;
            case JsonataKind.Array:
                AppendArray(value.AsArray!, indent, depth);
                break;
            case JsonataKind.Object:
                AppendObject(value.AsObject!, indent, depth);
                break;
            case JsonataKind.Function:
                _text.Append("\"\"");
                break;
            default:
                _text.Append("null");
                break;
        }
    }

    private void AppendArray(JsonataArray array, int indent, int depth)
    {
        ValueDepth.Check(depth);
        _text.Append('[');
        var inner = Inner(indent);
        for (var i = 0; i < array.Count; i++)
        {
            Separate(isFirst: i == 0, inner);
            Append(array[i], inner, depth + 1);
        }

        End(array.Count, indent);
        _text.Append(']');
    }

    private void AppendObject(JsonataObject members, int indent, int depth)
    {
        ValueDepth.Check(depth);
        _text.Append('{');
        var inner = Inner(indent);
        var isFirst = true;
        foreach (var (name, value) in members.Members)
        {
            Separate(isFirst, inner);
            AppendQuoted(name);
            _text.Append(indent < 0 ? ":" : ": ");
            Append(value, inner, depth + 1);
            isFirst = false;
        }

        End(members.Count, indent);
        _text.Append('}');
    }

    private static int Inner(int indent) => indent < 0 ? indent : indent + IndentWidth;

    private void Separate(bool isFirst, int indent)
    {
        if (!isFirst)
            _text.Append(',');

        NewLine(indent);
    }

    private void End(int count, int indent)
    {
        if (count > 0)
            NewLine(indent);
    }

    private void NewLine(int indent)
    {
        if (indent < 0)
            return;

        _run.ChargeText(indent);
        _text.Append('\n').Append(' ', indent);
    }

    private void AppendQuoted(string value)
    {
        _run.ChargeText(value.Length);
        _text.Append('"');
        foreach (var c in value)
        {
            var at = "\"\\\b\f\n\r\t".IndexOf(c, StringComparison.Ordinal);
            if (at >= 0)
                _text.Append('\\').Append("\"\\bfnrt"[at]);
            else if (c < ' ')
                _text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else
                _text.Append(c);
        }

        _text.Append('"');
    }
}
