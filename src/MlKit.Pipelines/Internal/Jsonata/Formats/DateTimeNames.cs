using System.Globalization;

namespace MlKit.Pipelines.Internal.Jsonata.Formats;

/// <summary>The English names of months, days of the week and halves of the day.</summary>
internal static class DateTimeNames
{
    private static readonly string[] Months = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames[..12];
    private static readonly string[] Halves = ["am", "pm"];

    // A week begins with Monday.
    private static readonly string[] Days = [.. CultureInfo.InvariantCulture.DateTimeFormat.DayNames[1..], CultureInfo.InvariantCulture.DateTimeFormat.DayNames[0]];

    public static string Of(char component, int value) => component == 'P' ? Halves[value] : NamesOf(component)[value - 1];

    /// <summary>Returns the number of the component whose name, as the marker shortens it, is the text in any case.</summary>
    public static long? Find(string text, DateTimeMarker marker)
    {
        var index = Array.FindIndex(NamesOf(marker.Component), name => marker.Shorten(name).Equals(text, StringComparison.OrdinalIgnoreCase));
        return index < 0 ? null : marker.Component == 'P' ? index : index + 1;
    }

    private static string[] NamesOf(char component) => component switch
    {
        'F' => Days,
        'P' => Halves,
        _ => Months,
    };
}
