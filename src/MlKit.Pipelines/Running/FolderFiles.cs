using System.IO.Enumeration;

namespace MlKit.Pipelines.Running;

/// <summary>Lists the files below a folder as keys.</summary>
internal static class FolderFiles
{
    /// <summary>The name of a file that is still being written, and no object yet.</summary>
    public const string UnfinishedPrefix = ".mlkit-unfinished-";

    // Nothing hidden is left out: a key may begin with a dot.
    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    /// <summary>Returns the names of the files relative to the folder, with slashes. Links to folders are not followed; pipes, sockets and devices are no files.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="followLinks">Whether a link to a file counts as a file.</param>
    /// <param name="special">Takes the names of what is neither a file nor a folder nor a link.</param>
    public static IEnumerable<string> Under(string folder, bool followLinks = true, ICollection<string>? special = null)
    {
        string NameOf(ref FileSystemEntry entry) => Path.GetRelativePath(folder, entry.ToFullPath()).Replace(Path.DirectorySeparatorChar, '/');

        return new FileSystemEnumerable<string>(folder, NameOf, Everything)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) =>
            {
                if (entry.IsDirectory || (!followLinks && IsLink(ref entry)) || entry.FileName.StartsWith(UnfinishedPrefix, StringComparison.Ordinal))
                    return false;

                if (FileKind.IsRegular(entry.ToFullPath()))
                    return true;

                special?.Add(NameOf(ref entry));
                return false;
            },
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !IsLink(ref entry),
        };
    }

    private static bool IsLink(ref FileSystemEntry entry) => (entry.Attributes & FileAttributes.ReparsePoint) != 0;
}
