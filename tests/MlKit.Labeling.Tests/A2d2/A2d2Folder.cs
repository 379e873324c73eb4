using System.Text;

namespace MlKit.Labeling.Tests.A2d2;

/// <summary>Builds an A2D2 folder in a temporary place. The files hold nothing of use: listing must not look into them.</summary>
internal sealed class A2d2Folder : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory();

    public string Root => _root.FullName;

    public void Dispose() => _root.Delete(recursive: true);

    public string PathOf(string relative) => Path.Combine(Root, relative);

    public A2d2Folder AddCalibration(string folder = "") => Add(Path.Combine(folder, "cams_lidars.json"), CalibrationJson.Text);

    public A2d2Folder Add(string relative, string text = "garbage")
    {
        var path = PathOf(relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, Encoding.UTF8.GetBytes(text));
        return this;
    }

    /// <summary>Adds files of a frame of the front camera: kinds is some of "points image info label boxes".</summary>
    public A2d2Folder AddFrame(string scene, string id, string kinds = "points image info")
    {
        var stem = Path.GetFileName(scene).Replace("_", "", StringComparison.Ordinal);
        foreach (var kind in kinds.Split(' '))
        {
            var (folder, extension) = kind switch
            {
                "points" => ("lidar", "npz"),
                "label" => ("label", "png"),
                "boxes" => ("label3D", "json"),
                "image" => ("camera", "png"),
                _ => ("camera", "json"),
            };
            Add($"{scene}/{folder}/cam_front_center/{stem}_{folder}_frontcenter_{id}.{extension}");
        }

        return this;
    }
}
