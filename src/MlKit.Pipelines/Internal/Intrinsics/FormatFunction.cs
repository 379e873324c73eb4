using System.Text;
using System.Text.Json;

namespace MlKit.Pipelines.Internal.Intrinsics;

/// <summary><c>States.Format</c>.</summary>
internal static class FormatFunction
{
    public static JsonElement Format(IntrinsicArguments arguments)
    {
        var template = arguments.Text(0);
        var text = new StringBuilder();
        var used = 1;
        for (var i = 0; i < template.Length; i++)
        {
            if (template[i] == '\\' && i + 1 < template.Length && template[i + 1] is '{' or '}' or '\'' or '\\')
            {
                text.Append(template[++i]);
            }
            else if (template[i] == '{' && i + 1 < template.Length && template[i + 1] == '}')
            {
                Append(text, Next(arguments, used++));
                i++;
            }
            else
            {
                text.Append(template[i]);
            }
        }

        return used == arguments.Count
            ? JsonText.FromString(text.ToString())
            : throw new IntrinsicException($"States.Format has {used - 1} places for values in its template, but was given {arguments.Count - 1} values");
    }

    private static JsonElement Next(IntrinsicArguments arguments, int index) =>
        index < arguments.Count ? arguments[index] : throw new IntrinsicException($"States.Format was given {arguments.Count - 1} values, fewer than its template has places for");

    /// <summary>Writes texts and numbers as they are, and objects and arrays as Java does: AWS shows its maps.</summary>
    private static void Append(StringBuilder text, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                text.Append(value.GetString());
                break;
            case JsonValueKind.Object:
                AppendAll(text, '{', value.EnumerateObject(), '}', static (output, field) => Append(output.Append(field.Name).Append('='), field.Value));
                break;
            case JsonValueKind.Array:
                AppendAll(text, '[', value.EnumerateArray(), ']', static (output, item) => Append(output, item));
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }

    private static void AppendAll<T>(StringBuilder text, char open, IEnumerable<T> parts, char close, Action<StringBuilder, T> append)
    {
        text.Append(open);
        var first = true;
        foreach (var part in parts)
        {
            text.Append(first ? "" : ", ");
            first = false;
            append(text, part);
        }

        text.Append(close);
    }
}
