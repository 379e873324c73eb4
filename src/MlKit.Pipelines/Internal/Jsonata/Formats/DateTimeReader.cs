using System.Globalization;

namespace MlKit.Pipelines.Internal.Jsonata.Formats;

/// <summary>Reads the components of a date and time that is written in the way of a picture.</summary>
internal sealed class DateTimeReader
{
    /// <summary>No component of a moment within the calendar of the language is larger.</summary>
    public const int LargestPart = 1_000_000_000;

    // A component may have several lengths (one digit or more), so every place may be tried for every part. No real date comes near.
    private const int MostSteps = 2_000_000;

    private readonly string _text;
    private readonly List<DateTimePart> _parts;

    // Whether the parts from the first index on can match the text from the second on.
    private readonly bool[][] _matches;
    private long _steps;

    private DateTimeReader(string text, List<DateTimePart> parts)
    {
        _text = text;
        _parts = parts;
        _matches = new bool[parts.Count + 1][];
    }

    /// <summary>Returns the component values by their letters; null if the text does not match, or if the picture has no component.</summary>
    /// <exception cref="JsonataException">The picture asks for a name of what has none (D3133), or text and picture are far too long (D3132).</exception>
    public static Dictionary<char, long>? Read(string text, List<DateTimePart> parts)
    {
        var unnamed = parts.Find(p => p.Marker is { Component: 'C' or 'E' }).Marker;
        if (unnamed is not null)
            throw new JsonataException("D3133", $"Only months, days of the week and halves of the day can be read as names, but '[{PictureText.Shorten(unnamed.Text)}]' is in the picture.", unnamed.Component.ToString());

        return new DateTimeReader(text, parts).Read();
    }

    private Dictionary<char, long>? Read()
    {
        FindMatches();
        if (!_matches[0][0])
            return null;

        var values = new Dictionary<char, long>();
        var position = 0;
        for (var i = 0; i < _parts.Count; i++)
        {
            var length = LengthAt(i, position);
            if (_parts[i].Marker is { } marker)
            {
                if (ValueOf(_text.Substring(position, length), marker) is { } value)
                    values[marker.Component] = value;
                else if (!IsNamed(marker))
                    return null;
            }

            position += length;
        }

        return values.Count == 0 ? null : values;
    }

    private void FindMatches()
    {
        Charge((_parts.Count + 1L) * (_text.Length + 1L));

        _matches[^1] = new bool[_text.Length + 1];
        _matches[^1][^1] = true;
        for (var part = _parts.Count - 1; part >= 0; part--)
        {
            _matches[part] = new bool[_text.Length + 1];
            for (var position = 0; position <= _text.Length; position++)
                _matches[part][position] = LengthAt(part, position) >= 0;
        }
    }

    /// <summary>Returns the largest length of a part from which on the rest matches, or -1.</summary>
    private int LengthAt(int part, int position)
    {
        if (_parts[part].Literal is { } literal)
        {
            Charge(Math.Min(literal.Length, _text.Length - position));
            return _text.AsSpan(position).StartsWith(literal, StringComparison.OrdinalIgnoreCase) && _matches[part + 1][position + literal.Length] ? literal.Length : -1;
        }

        var (shortest, longest) = DateTimeMeasure.Of(_text.AsSpan(position), _parts[part].Marker!, NextIsNumber(part));
        Charge(longest);
        for (var length = longest; length >= shortest; length--)
        {
            if (_matches[part + 1][position + length])
                return length;
        }

        return -1;
    }

    private void Charge(long steps)
    {
        _steps += steps;
        if (_steps > MostSteps)
            throw new JsonataException("D3132", string.Create(CultureInfo.InvariantCulture, $"A date and time that is read with a picture must be shorter: it took more than {MostSteps} steps."));
    }

    // Two numbers next to each other can only be told apart where the first has as many digits as its picture.
    private bool NextIsNumber(int part) => part + 1 < _parts.Count && _parts[part + 1].Marker?.Number is not null;

    // The language takes a name it does not know for one that is missing, and a number beyond its calendar for no date.
    private static bool IsNamed(DateTimeMarker marker) => marker.Component == 'P' || marker.Names is not null;

    private static long? ValueOf(string text, DateTimeMarker marker)
    {
        if (marker.Component is 'Z' or 'z')
            return UtcOffset.Parse(text, marker);

        if (IsNamed(marker))
            return DateTimeNames.Find(text, marker);

        if (marker is { Component: 'f', Number.Kind: NumeralKind.Digits })
            text = text.PadRight(3, '0')[..3];

        return marker.Number!.ParseNumber(text) is { } value && value <= LargestPart ? (long)value : null;
    }
}
