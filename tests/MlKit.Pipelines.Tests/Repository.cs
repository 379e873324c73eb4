using System.Runtime.CompilerServices;

namespace MlKit.Pipelines.Tests;

/// <summary>Finds the checkout.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    // The source path may have been rewritten by a deterministic build; the binary lies inside the repository in any case.
    private static string Find([CallerFilePath] string here = "")
    {
        foreach (var start in new[] { Path.GetDirectoryName(here), AppContext.BaseDirectory })
        {
            for (var folder = start; folder is not null; folder = Path.GetDirectoryName(folder))
            {
                if (File.Exists(Path.Combine(folder, "MlKit.sln")))
                    return folder;
            }
        }

        throw new DirectoryNotFoundException("The tests do not lie inside the repository.");
    }
}
