using System.Runtime.CompilerServices;

namespace MlKit.Pipelines.Tests;

/// <summary>Finds the test data that lies beside the checkout and never enters it.</summary>
internal static class SharedData
{
    private static readonly string? Root = Find();

    /// <summary>Returns the full path of a file or folder under <c>shared/</c>, or skips the running test where there is none.</summary>
    public static string PathOf(string relativePath)
    {
        Assert.SkipWhen(Root is null, "The folder 'shared' with the test data does not lie beside this checkout.");
        var path = Path.Combine(Root, relativePath);
        Assert.SkipUnless(Path.Exists(path), $"shared/{relativePath} is absent.");
        return path;
    }

    private static string? Find([CallerFilePath] string here = "")
    {
        // The compiler may rewrite the source path (deterministic builds), so the test binary's own folder is searched too.
        foreach (var start in new[] { Path.GetDirectoryName(here), AppContext.BaseDirectory })
        {
            for (var folder = start; folder is not null; folder = Path.GetDirectoryName(folder))
            {
                var candidate = Path.Combine(folder, "shared", "conformance", "asl");
                if (Directory.Exists(candidate))
                    return Path.Combine(folder, "shared");
            }
        }

        return null;
    }
}
