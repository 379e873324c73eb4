using MlKit.Labeling.A2d2;
using MlKit.Labeling.Tests.Conversion;
using Quickstart.Synthetic;

[assembly: AssemblyFixture(typeof(SyntheticFixture))]

namespace MlKit.Labeling.Tests.Conversion;

/// <summary>A small synthetic scene, made once and never changed: 4 frames, 2 cameras, images of 240 x 151 px.</summary>
public sealed class SyntheticFixture : IDisposable
{
    public const string SceneName = "20180807_145028";

    private readonly TemporaryFolder _folder = new();

    public SyntheticFixture() => SyntheticScene.Write(_folder.Path, frames: 4, width: 240);

    /// <summary>Gets the data set's root; tests that change files work on a <see cref="CopyTo"/>.</summary>
    public string Root => _folder.Path;

    public A2d2Scene Scene => A2d2Dataset.Open(Root).Scene(SceneName);

    public static string SceneFolder(string root) => Path.Combine(root, "camera_lidar_semantic_bboxes", SceneName);

    public void CopyTo(string root)
    {
        foreach (var (path, content) in TemporaryFolder.Read(Root))
        {
            var copy = Path.Combine(root, path);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.WriteAllBytes(copy, content);
        }
    }

    public void Dispose() => _folder.Dispose();
}
