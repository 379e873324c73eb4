namespace MlKit.Labeling.Npy;

/// <summary>Rules for the names of members of an npz file.</summary>
internal static class NpzMember
{
    /// <summary>What numpy appends to an array's name.</summary>
    public const string Extension = ".npy";

    public const string Rule = "must name its members by relative paths with '/', without '..', drive letters and control characters";

    public static string ArrayName(string memberName) => memberName.EndsWith(Extension, StringComparison.Ordinal) ? memberName[..^Extension.Length] : memberName;

    /// <summary>Returns whether a tool that unpacks the file keeps the member inside its folder.</summary>
    public static bool IsSafe(string memberName)
    {
        if (memberName.StartsWith('/') || memberName.Contains('\\') || memberName.Any(char.IsControl))
            return false;
        if (memberName.Length >= 2 && char.IsAsciiLetter(memberName[0]) && memberName[1] == ':')
            return false;

        return !memberName.Split('/').Contains("..");
    }
}
