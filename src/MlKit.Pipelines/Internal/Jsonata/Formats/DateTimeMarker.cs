namespace MlKit.Pipelines.Internal.Jsonata.Formats;

/// <summary>A component of a date and time in square brackets: <c>[Y0001]</c>, <c>[MNn,3-3]</c>.</summary>
internal sealed record DateTimeMarker(string Text, char Component)
{
    /// <summary>Gets the case of the name the component is written as; null where it is written as a number.</summary>
    public LetterCase? Names { get; init; }

    /// <summary>Gets how the number is written; null for names and offsets.</summary>
    public IntegerPicture? Number { get; init; }

    /// <summary>Gets the digits an offset from UTC is written in.</summary>
    public DigitPattern? ZoneDigits { get; init; }

    /// <summary>Gets the second modifier: <c>o</c> for ordinal, <c>t</c> for a Z at offset 0; otherwise NUL.</summary>
    public char Modifier { get; init; }

    public int? MaximumWidth { get; init; }

    /// <summary>Gets how many of the last digits of a year are written, if not all.</summary>
    public int? YearDigits { get; init; }

    /// <summary>Gets what stands between the hours and the minutes of an offset, if anything.</summary>
    public string? ZoneSeparator => ZoneDigits is { Grouping.IsRegular: true } digits ? digits.Grouping.Separators[0].Separator.ToString() : null;

    /// <summary>Returns the name as long as the marker allows.</summary>
    public string Shorten(string name) => MaximumWidth is { } width && name.Length > width ? name[..width] : name;
}
