using System.IO.Enumeration;

namespace MlKit.Pipelines.Permissions;

/// <summary>Compares permissions as IAM does: actions without regard to case, <c>*</c> for anything.</summary>
internal static class PermissionMatch
{
    public static bool Covers(Permission allowed, Permission needed) =>
        Matches(allowed.Action, needed.Action, ignoreCase: true) && Matches(allowed.Resource, needed.Resource, ignoreCase: false) && (allowed.Condition is null || allowed.Condition == needed.Condition);

    /// <summary>A star of the needed name is matched like any other character: only a star covers it.</summary>
    /// <summary>Returns whether a denial takes a part of what is needed, or all of it. Either of the two may be the wider one.</summary>
    public static bool Overlaps(Permission denied, Permission needed) =>
        Matches(denied.Action, needed.Action, ignoreCase: true) &&
        (Matches(denied.Resource, needed.Resource, ignoreCase: false) || Matches(needed.Resource, denied.Resource, ignoreCase: false));

    private static bool Matches(string pattern, string name, bool ignoreCase) => FileSystemName.MatchesSimpleExpression(Escape(pattern), name, ignoreCase);

    // The platform's matcher takes a backslash for an escape; ARNs have none that mean one.
    private static string Escape(string pattern) => pattern.Replace("\\", "\\\\", StringComparison.Ordinal);
}
