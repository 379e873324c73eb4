using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.Validation;

/// <summary>Finds the lines and columns of issues in the text of a definition.</summary>
internal ref struct IssueLocator
{
    private readonly ReadOnlySpan<byte> _text;
    private readonly HashSet<string> _wanted;
    private readonly Dictionary<string, (int Line, int Column)> _found = [];
    private readonly Stack<Container> _open = [];
    private readonly StringBuilder _pointer = new();
    private int _counted;
    private int _line = 1;
    private int _lineStart;

    private IssueLocator(ReadOnlySpan<byte> text, HashSet<string> wanted)
    {
        _text = text;
        _wanted = wanted;
    }

    /// <summary>Returns the issues with the place of what they are about, or of the closest thing around it.</summary>
    public static ImmutableArray<DefinitionIssue> Locate(ImmutableArray<DefinitionIssue> issues, ReadOnlySpan<byte> text)
    {
        if (issues.IsEmpty)
            return issues;

        var locator = new IssueLocator(text, [.. issues.SelectMany(issue => Around(issue.Path))]);
        locator.Walk();
        var found = locator._found;
        return [.. issues.Select(issue => Place(issue, found))];
    }

    private static DefinitionIssue Place(DefinitionIssue issue, Dictionary<string, (int Line, int Column)> found)
    {
        var (line, column) = found[Around(issue.Path).First(found.ContainsKey)];
        return issue with { Line = line, Column = column };
    }

    /// <summary>Returns a pointer and those of everything around it, the root as an empty one.</summary>
    private static IEnumerable<string> Around(string pointer)
    {
        for (var end = pointer == "/" ? 0 : pointer.Length; end > 0; end = pointer.LastIndexOf('/', end - 1))
            yield return pointer[..end];

        yield return "";
    }

    private void Walk()
    {
        var reader = new Utf8JsonReader(_text, new JsonReaderOptions { MaxDepth = JsonText.MaxDepth });
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    Enter(reader.GetString()!, reader.TokenStartIndex);
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    _open.Pop();
                    LeaveValue();
                    break;
                default:
                    BeginValue(ref reader);
                    break;
            }
        }
    }

    private void BeginValue(ref Utf8JsonReader reader)
    {
        if (_open.Count == 0)
            Record(reader.TokenStartIndex);
        else if (_open.TryPeek(out var array) && array.IsArray)
            Enter($"{array.Count++}", reader.TokenStartIndex);

        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            _open.Push(new Container(reader.TokenType == JsonTokenType.StartArray));
        else
            LeaveValue();
    }

    private void Enter(string name, long position)
    {
        _open.Peek().ParentLength = _pointer.Length;
        IssueCollector.Append(_pointer, name);
        Record(position);
    }

    private readonly void LeaveValue()
    {
        if (_open.TryPeek(out var container))
            _pointer.Length = container.ParentLength;
    }

    private void Record(long position)
    {
        var pointer = _pointer.ToString();
        if (!_wanted.Contains(pointer))
            return;

        var passed = _text[_counted..(int)position];
        if (passed.LastIndexOf((byte)'\n') is var end and >= 0)
        {
            _line += passed.Count((byte)'\n');
            _lineStart = _counted + end + 1;
        }

        _counted = (int)position;
        _found[pointer] = (_line, _counted - _lineStart + 1);
    }

    /// <summary>An object or array that is not closed yet.</summary>
    private sealed class Container(bool isArray)
    {
        public bool IsArray { get; } = isArray;

        public int Count { get; set; }

        public int ParentLength { get; set; }
    }
}
