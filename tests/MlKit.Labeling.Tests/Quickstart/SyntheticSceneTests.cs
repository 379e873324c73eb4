using MlKit.Labeling.A2d2;
using Quickstart.Synthetic;

namespace MlKit.Labeling.Tests.Quickstart;

/// <summary>Making a scene takes seconds; who stops the program does not wait for its end.</summary>
public sealed class SyntheticSceneTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Write_Cancelled_WritesNoFrame()
    {
        Assert.Throws<OperationCanceledException>(() => SyntheticScene.Write(_folder["a2d2"], frames: 1, width: 240, new CancellationToken(canceled: true)));

        Assert.Equal([A2d2Dataset.CalibrationFileName], Directory.EnumerateFiles(_folder["a2d2"], "*", SearchOption.AllDirectories).Select(Path.GetFileName));
    }

    public void Dispose() => _folder.Dispose();
}
