using System.IO.Enumeration;

namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>Lists the files below a folder as keys.</summary>
internal static class FolderFiles
{
    /// <summary>The name of a file that is still being written, and no object yet.</summary>
    public const string UnfinishedPrefix = ".mlkit-unfinished-";

    // Nothing hidden is left out: a key may begin with a dot.
    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    /// <summary>Returns the names of the files relative to the folder, with slashes. Links to folders are not followed.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="followLinks">Whether a link to a file counts as a file.</param>
    public static IEnumerable<string> Under(string folder, bool followLinks = true) =>
        new FileSystemEnumerable<string>(folder, (ref FileSystemEntry entry) => Path.GetRelativePath(folder, entry.ToFullPath()).Replace(Path.DirectorySeparatorChar, '/'), Everything)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) =>
                !entry.IsDirectory && (followLinks || !IsLink(ref entry)) && !entry.FileName.StartsWith(UnfinishedPrefix, StringComparison.Ordinal),
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !IsLink(ref entry),
        };

    private static bool IsLink(ref FileSystemEntry entry) => (entry.Attributes & FileAttributes.ReparsePoint) != 0;
}
