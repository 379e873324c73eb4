using System.IO.Enumeration;

namespace MlKit.Pipelines.Permissions;

/// <summary>Compares permissions as IAM does: actions without regard to case, <c>*</c> for anything and <c>?</c> for one character.</summary>
internal static class PermissionMatch
{
    private const int ArnParts = 6;

    public static bool Covers(Permission allowed, Permission needed) =>
        Matches(allowed.Action, needed.Action, ignoreCase: true) && Matches(allowed.Resource, needed.Resource, ignoreCase: false) && (allowed.Condition is null || allowed.Condition == needed.Condition);

    /// <summary>Returns whether a denial takes a part of what is needed, or all of it. Both may be patterns, and neither need be the wider one.</summary>
    public static bool Overlaps(Permission denied, Permission needed) =>
        Meet(denied.Action.ToUpperInvariant(), needed.Action.ToUpperInvariant()) && MeetByParts(denied.Resource, needed.Resource);

    /// <summary>A star of the needed name is matched like any other character: only a star covers it.</summary>
    private static bool Matches(string pattern, string name, bool ignoreCase) => FileSystemName.MatchesSimpleExpression(Escape(pattern), name, ignoreCase);

    // The platform's matcher takes a backslash for an escape; ARNs have none that mean one.
    private static string Escape(string pattern) => pattern.Replace("\\", "\\\\", StringComparison.Ordinal);

    /// <summary>A star in one part of an ARN stands for nothing of the next: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html.</summary>
    private static bool MeetByParts(string first, string second)
    {
        var (firstParts, secondParts) = (first.Split(':', ArnParts), second.Split(':', ArnParts));
        return firstParts.Length == secondParts.Length ? firstParts.Zip(secondParts).All(parts => Meet(parts.First, parts.Second)) : Meet(first, second);
    }

    /// <summary>Returns whether there is a text that both patterns match.</summary>
    private static bool Meet(string first, string second)
    {
        // A row for each beginning of the first pattern: which beginnings of the second may stand for the same text.
        var row = new bool[second.Length + 1];
        row[0] = true;
        for (var j = 0; j < second.Length && second[j] == '*'; j++)
            row[j + 1] = true;

        foreach (var c in first)
        {
            var above = row;
            row = new bool[second.Length + 1];
            row[0] = above[0] && c == '*';
            for (var j = 0; j < second.Length; j++)
                row[j + 1] = c == '*' || second[j] == '*' ? above[j + 1] || row[j] || above[j] : above[j] && (c == second[j] || c == '?' || second[j] == '?');
        }

        return row[^1];
    }
}
