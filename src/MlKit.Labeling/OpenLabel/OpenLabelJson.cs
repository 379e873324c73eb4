using System.Collections.Immutable;
using System.Text.Json;
using MlKit.Labeling.Annotations;

namespace MlKit.Labeling.OpenLabel;

/// <summary>Writes values that occur in several places.</summary>
internal static class OpenLabelJson
{
    public static void WriteNumbers(Utf8JsonWriter json, string name, params ReadOnlySpan<double> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    /// <summary>Writes shapes or values of one type as an array; nothing where there are none.</summary>
    public static void WriteShapes<T>(Utf8JsonWriter json, string type, IEnumerable<T> shapes, Action<T> write)
    {
        var opened = false;
        foreach (var shape in shapes)
        {
            if (!opened)
                json.WriteStartArray(type);
            opened = true;
            json.WriteStartObject();
            write(shape);
            json.WriteEndObject();
        }

        if (opened)
            json.WriteEndArray();
    }

    public static void WriteAnswers(Utf8JsonWriter json, string name, ImmutableSortedDictionary<string, AttributeValue> answers)
    {
        json.WriteStartObject(name);
        WriteShapes(json, "num", answers.Where(answer => answer.Value.Number is not null), answer =>
        {
            json.WriteString("name", answer.Key);
            json.WriteNumber("val", answer.Value.Number!.Value);
        });
        WriteShapes(json, "text", answers.Where(answer => answer.Value.Text is not null), answer =>
        {
            json.WriteString("name", answer.Key);
            json.WriteString("val", answer.Value.Text);
        });
        json.WriteEndObject();
    }

    /// <summary>Writes frames as intervals, both ends included.</summary>
    public static void WriteIntervals(Utf8JsonWriter json, string name, SortedSet<int> frames)
    {
        json.WriteStartArray(name);
        foreach (var (start, end) in Intervals(frames))
        {
            json.WriteStartObject();
            json.WriteNumber("frame_start", start);
            json.WriteNumber("frame_end", end);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static List<(int Start, int End)> Intervals(SortedSet<int> frames)
    {
        var intervals = new List<(int Start, int End)>();
        foreach (var frame in frames)
        {
            if (intervals.Count > 0 && intervals[^1].End + 1 == frame)
                intervals[^1] = (intervals[^1].Start, frame);
            else
                intervals.Add((frame, frame));
        }

        return intervals;
    }
}
