using System.Buffers;
using System.Text;

namespace MlKit.Pipelines.Running;

/// <summary>Knows which buckets and keys can be folders and files.</summary>
internal static class ObjectNames
{
    private const int LongestPart = 255;

    private static readonly SearchValues<char> WindowsCharacters = SearchValues.Create("<>:\"|?*\\");
    private static readonly string[] WindowsDevices = ["CON", "PRN", "AUX", "NUL", "COM", "LPT"];

    /// <summary>Returns what keeps an object from being a file of its bucket's folder, and of no other object, or <see langword="null"/>.</summary>
    public static string? FindProblem(string bucket, string key, bool isWindows) => FindPartProblem(bucket, isWindows) is { } problem
        ? $"the bucket '{bucket}' {problem}"
        : FindKeyProblem(key, isWindows);

    /// <summary>Returns what keeps the keys with a prefix from lying in the bucket's folder, or <see langword="null"/>.</summary>
    public static string? FindPrefixProblem(string bucket, string prefix, bool isWindows)
    {
        var end = prefix.LastIndexOf('/');
        if (end >= 0)
            return FindProblem(bucket, prefix[..end], isWindows);

        return FindPartProblem(bucket, isWindows) is { } problem ? $"the bucket '{bucket}' {problem}" : null;
    }

    /// <summary>Returns what keeps a key from being a file's, or <see langword="null"/>.</summary>
    public static string? FindKeyProblem(string key, bool isWindows)
    {
        foreach (var part in key.Split('/'))
        {
            if (FindPartProblem(part, isWindows) is { } problem)
                return part.Length == 0 ? "a part of the key is empty" : $"the part '{part}' {problem}";
        }

        return null;
    }

    private static string? FindPartProblem(string part, bool isWindows) => part switch
    {
        "" => "is empty",
        "." or ".." => "leads elsewhere",
        _ when part.AsSpan().ContainsAny('/', '\0') => "has a slash or a zero",
        _ when part.StartsWith(FolderFiles.UnfinishedPrefix, StringComparison.Ordinal) => "is the name of an unfinished file",
        _ when (isWindows ? part.Length : Encoding.UTF8.GetByteCount(part)) > LongestPart => $"is longer than {LongestPart} {(isWindows ? "characters" : "bytes")}",
        _ when isWindows && IsReservedOnWindows(part) => "is reserved on Windows",
        _ => null,
    };

    // https://learn.microsoft.com/windows/win32/fileio/naming-a-file#naming-conventions
    private static bool IsReservedOnWindows(string part)
    {
        if (part[^1] is '.' or ' ' || part.AsSpan().ContainsAny(WindowsCharacters) || part.Any(char.IsControl))
            return true;

        var name = part.Split('.')[0].TrimEnd().ToUpperInvariant();
        var device = WindowsDevices.FirstOrDefault(device => name.StartsWith(device, StringComparison.Ordinal));
        return device is not null && (device is "COM" or "LPT" ? name.Length == 4 && (char.IsAsciiDigit(name[3]) || name[3] is '¹' or '²' or '³') : name.Length == 3);
    }
}
