using System.Globalization;
using System.Text.RegularExpressions;

namespace MlKit.Pipelines.Validation;

/// <summary>Knows the timestamps of the language: RFC 3339 with a capital T, and Z or an offset.</summary>
internal static partial class Timestamps
{
    public static bool IsValid(string text) => TryParse(text, out _);

    public static bool TryParse(string text, out DateTimeOffset timestamp)
    {
        timestamp = default;
        return Form().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out timestamp);
    }

    // More digits of a second than .NET reads are allowed; the parser cuts them.
    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
