using System.IO.Enumeration;

namespace MlKit.Pipelines.Permissions;

/// <summary>Compares permissions as IAM does: actions without regard to case, <c>*</c> for anything.</summary>
internal static class PermissionMatch
{
    public static bool Covers(Permission allowed, Permission needed) =>
        Matches(allowed.Action, needed.Action, ignoreCase: true) && Matches(allowed.Resource, needed.Resource, ignoreCase: false) && (allowed.Condition is null || allowed.Condition == needed.Condition);

    /// <summary>A star of the needed name is matched like any other character: only a star covers it.</summary>
    private static bool Matches(string pattern, string name, bool ignoreCase) => FileSystemName.MatchesSimpleExpression(Escape(pattern), name, ignoreCase);

    // The platform's matcher takes a backslash for an escape; ARNs have none that mean one.
    private static string Escape(string pattern) => pattern.Replace("\\", "\\\\", StringComparison.Ordinal);
}
