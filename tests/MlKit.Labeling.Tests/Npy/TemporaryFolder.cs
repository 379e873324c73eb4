namespace MlKit.Labeling.Tests.Npy;

/// <summary>A folder that lives as long as one test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mlkit-npy-");

    public string File(string name) => Path.Combine(_folder.FullName, name);

    public string[] FileNames() => [.. _folder.EnumerateFiles().Select(file => file.Name).Order(StringComparer.Ordinal)];

    public void Dispose() => _folder.Delete(recursive: true);
}
