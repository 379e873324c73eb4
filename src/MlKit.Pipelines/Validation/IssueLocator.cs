using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.Validation;

/// <summary>Finds the lines and columns of issues in the text of a definition.</summary>
internal ref struct IssueLocator
{
    private readonly ReadOnlySpan<byte> _text;
    private int _counted;
    private int _line = 1;
    private int _lineStart;

    private IssueLocator(ReadOnlySpan<byte> text) => _text = text;

    /// <summary>Returns the issues with the place of what they are about, or of the closest thing around it.</summary>
    public static ImmutableArray<DefinitionIssue> Locate(ImmutableArray<DefinitionIssue> issues, ReadOnlySpan<byte> text)
    {
        if (issues.IsEmpty)
            return issues;

        var root = new IssuePlace();
        var places = issues.Select(issue => root.Follow(issue.Path)).ToList();
        var locator = new IssueLocator(text);
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = JsonText.MaxDepth });
        reader.Read();
        locator.Record(root, reader.TokenStartIndex);
        locator.Visit(ref reader, root);
        return [.. issues.Zip(places, (issue, place) => issue with { Line = place.Found.Line, Column = place.Found.Column })];
    }

    /// <summary>Looks through a value; the reader stands on its first token, and afterwards on its last.</summary>
    private void Visit(ref Utf8JsonReader reader, IssuePlace place)
    {
        if (!place.HasInner)
            reader.Skip();
        else if (reader.TokenType == JsonTokenType.StartArray)
            VisitItems(ref reader, place);
        else if (reader.TokenType == JsonTokenType.StartObject)
            VisitFields(ref reader, place);
    }

    private void VisitItems(ref Utf8JsonReader reader, IssuePlace array)
    {
        for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
        {
            if (array.Inner(i.ToString(CultureInfo.InvariantCulture)) is not { } place)
            {
                reader.Skip();
                continue;
            }

            Record(place, reader.TokenStartIndex);
            Visit(ref reader, place);
        }
    }

    private void VisitFields(ref Utf8JsonReader reader, IssuePlace value)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (value.Inner(reader.GetString()!) is not { } place)
            {
                reader.Skip();
                continue;
            }

            Record(place, reader.TokenStartIndex);
            reader.Read();
            Visit(ref reader, place);
        }
    }

    private void Record(IssuePlace place, long position)
    {
        var passed = _text[_counted..(int)position];
        if (passed.LastIndexOf((byte)'\n') is var end and >= 0)
        {
            _line += passed.Count((byte)'\n');
            _lineStart = _counted + end + 1;
        }

        _counted = (int)position;
        place.Own = (_line, _counted - _lineStart + 1);
    }
}
