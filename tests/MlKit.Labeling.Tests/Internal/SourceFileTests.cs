using MlKit.Labeling.Checks;
using MlKit.Labeling.Internal;

namespace MlKit.Labeling.Tests.Internal;

public sealed class SourceFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder["a.npz"];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100_000)]
    public void ReadPooled_File_HoldsItsBytes(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        File.WriteAllBytes(Path, bytes);

        using var buffer = SourceFile.ReadPooled(Path);

        Assert.Equal(bytes, buffer.Memory.ToArray());
    }

    [Fact]
    public void ReadPooled_NoFile_SaysSo()
    {
        var exception = Assert.Throws<LabelingDataException>(() => SourceFile.ReadPooled(Path));

        Assert.Equal(Path, Assert.Single(exception.Issues).Path);
        Assert.IsType<FileNotFoundException>(exception.InnerException);
    }

    [Fact]
    public void ReadPooled_FileThatNoArrayHolds_SaysSo()
    {
        using (var file = File.Create(Path))
            file.SetLength(Array.MaxLength);

        var exception = Assert.Throws<LabelingDataException>(() => SourceFile.ReadPooled(Path));

        Assert.Equal($"{Path}: must be smaller than 2 GiB, but found 2147483591 bytes. Split the file, or fetch it again.", exception.Message);
    }

    public void Dispose() => _folder.Dispose();
}
