using MlKit.Labeling.Internal;

namespace MlKit.Labeling.Tests.Internal;

public sealed class AtomicFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Write_ExistingFile_ReplacesIt()
    {
        var path = Path.Combine(_folder.FullName, "a.txt");
        File.WriteAllText(path, "a long text that was there before");

        AtomicFile.Write(path, "new"u8.ToArray());

        Assert.Equal("new", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder.FullName));
    }

    [Fact]
    public void Write_FinalNameIsAFolder_LeavesNothingBehind()
    {
        var path = Directory.CreateDirectory(Path.Combine(_folder.FullName, "a.txt")).FullName;

        Assert.ThrowsAny<Exception>(() => AtomicFile.Write(path, "new"u8.ToArray()));

        Assert.Equal([path], Directory.GetFileSystemEntries(_folder.FullName));
    }

    [Fact]
    public void Write_NoSuchFolder_Throws() =>
        Assert.Throws<DirectoryNotFoundException>(() => AtomicFile.Write(Path.Combine(_folder.FullName, "b", "a.txt"), "new"u8.ToArray()));
}
