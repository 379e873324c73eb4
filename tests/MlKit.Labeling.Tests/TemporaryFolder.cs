namespace MlKit.Labeling.Tests;

/// <summary>A folder of its own for one test, deleted at its end.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("mlkit-").FullName;

    public string this[params string[] parts] => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>Returns the files with their contents, by relative path with forward slashes.</summary>
    public static SortedDictionary<string, byte[]> Read(string folder) => new(
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(path => System.IO.Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllBytes),
        StringComparer.Ordinal);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
