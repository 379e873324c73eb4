using MlKit.Labeling.A2d2;
using MlKit.Labeling.Checks;

namespace MlKit.Labeling.Tests.A2d2;

public sealed class A2d2SceneTests : IDisposable
{
    private const string Name = "20180807_145028";
    private const string Stem = "20180807145028";
    private const string Everything = "points image info label boxes";

    private readonly A2d2Folder _folder = new A2d2Folder().AddCalibration();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Frames_SoundScene_AreInTheOrderOfTheirIds()
    {
        foreach (var id in new[] { "000000468", "000000091", "1000000000", "000000127" })
            _folder.AddFrame(Name, id, Everything);

        var scene = Open();
        var frames = scene.Frames(A2d2Camera.FrontCenter).ToList();

        Assert.Equal([91, 127, 468, 1_000_000_000], frames.Select(frame => frame.Id));
        Assert.All(frames, frame => Assert.Empty(frame.MissingFiles));
        Assert.Empty(scene.Check(A2d2Camera.FrontCenter));
        Assert.Equal([A2d2Camera.FrontCenter], scene.Cameras);
        Assert.Equal("20180807_145028 front_center 91", frames[0].ToString());
        Assert.Equal(PathOf("lidar", "000000091.npz"), frames[0].PathOf(A2d2FileKind.Points));
        Assert.Equal(PathOf("camera", "000000091.png"), frames[0].PathOf(A2d2FileKind.Image));
        Assert.Equal(PathOf("camera", "000000091.json"), frames[0].PathOf(A2d2FileKind.ImageInfo));
        Assert.Equal(PathOf("label", "000000091.png"), frames[0].PathOf(A2d2FileKind.SemanticLabel));
        Assert.Equal(PathOf("label3D", "000000091.json"), frames[0].PathOf(A2d2FileKind.Boxes));
        Assert.Equal((scene, A2d2Camera.FrontCenter), (frames[0].Scene, frames[0].Camera));
        Assert.Empty(scene.Frames(A2d2Camera.SideLeft));
    }

    [Theory]
    [InlineData("points", "lidar", "npz", IssueSeverity.Error)]
    [InlineData("image", "camera", "png", IssueSeverity.Error)]
    [InlineData("info", "camera", "json", IssueSeverity.Error)]
    [InlineData("label", "label", "png", IssueSeverity.Warning)]
    [InlineData("boxes", "label3D", "json", IssueSeverity.Warning)]
    public void Check_MissingFile_NamesWhereItWouldLie(string missing, string folder, string extension, IssueSeverity severity)
    {
        _folder.AddFrame(Name, "000000001", Everything).AddFrame(Name, "000000002", string.Join(' ', Everything.Split(' ').Where(kind => kind != missing)));

        var issue = Assert.Single(Open().Check([A2d2Camera.FrontCenter, A2d2Camera.FrontLeft]));

        Assert.Equal(
            $"{PathOf(folder, "000000002." + extension)}: must exist, because other files of the frame do, but found no such file. Fetch the file again, or remove the frame's other files.",
            issue.ToString());
        Assert.Equal(severity, issue.Severity);
    }

    [Fact]
    public void MissingFiles_NoFrameHasLabels_AsksForNone()
    {
        _folder.AddFrame(Name, "1", "points");

        var frame = Assert.Single(Open().Frames(A2d2Camera.FrontCenter));

        Assert.Equal([A2d2FileKind.Image, A2d2FileKind.ImageInfo], frame.MissingFiles.Select(file => file.Kind));
        Assert.Null(frame.PathOf(A2d2FileKind.Boxes));
    }

    [Fact]
    public void Load_FileTheFrameLacks_Throws()
    {
        _folder.AddFrame(Name, "1", "info");
        var frame = Assert.Single(Open().Frames(A2d2Camera.FrontCenter));

        AssertMissing("lidar", "000000001.npz", () => frame.LoadPoints());
        AssertMissing("camera", "000000001.png", () => frame.LoadImage());
        AssertMissing("label", "000000001.png", () => frame.LoadSemanticLabel());
        AssertMissing("label3D", "000000001.json", () => frame.LoadBoxes());
        Assert.StartsWith(PathOf("camera", "1.json") + ": must be JSON", Assert.Throws<LabelingDataException>(() => frame.LoadImageInfo()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lidar", "notes.npz")]
    [InlineData("lidar", "20180807145028_lidar_frontleft_000000001.npz")]
    [InlineData("lidar", "20180810142822_lidar_frontcenter_000000001.npz")]
    [InlineData("lidar", "20180807145028_camera_frontcenter_000000001.npz")]
    [InlineData("lidar", "20180807145028_lidar_frontcenter_.npz")]
    [InlineData("lidar", "20180807145028_lidar_frontcenter_1 (copy).npz")]
    [InlineData("lidar", "20180807145028_lidar_frontcenter_1234567890123456789.npz")]
    [InlineData("lidar", "20180807145028_lidar_frontcenter_١٢.npz")]
    [InlineData("lidar", "20180807145028_lidar_frontcenter_-1.npz")]
    public void Check_StrayName_IsReported(string folder, string name)
    {
        _folder.AddFrame(Name, "000000091").Add($"{Name}/{folder}/cam_front_center/{name}");

        var scene = Open();

        Assert.Equal(
            $"{_folder.PathOf($"{Name}/{folder}/cam_front_center/{name}")}: must have a name like {Stem}_{folder}_frontcenter_000000091.npz, " +
            "but found a name that tells no frame of this scene and camera. Rename the file, or move it elsewhere.",
            Assert.Single(scene.Check(A2d2Camera.FrontCenter)).ToString());
        Assert.Equal([91], scene.Frames(A2d2Camera.FrontCenter).Select(frame => frame.Id));
    }

    [Fact]
    public void Check_SameIdTwice_IsReported()
    {
        _folder.AddFrame(Name, "000000091").AddFrame(Name, "91", "points");

        var scene = Open();

        Assert.Equal(
            $"{PathOf("lidar", "91.npz")}: must be the only file of its frame id, but found {Stem}_lidar_frontcenter_000000091.npz beside it. Remove one of the two.",
            Assert.Single(scene.Check(A2d2Camera.FrontCenter)).ToString());
        Assert.Equal(PathOf("lidar", "000000091.npz"), Assert.Single(scene.Frames(A2d2Camera.FrontCenter)).PathOf(A2d2FileKind.Points));
    }

    [Fact]
    public void Check_DotFilesAndOtherKinds_ArePassedOver()
    {
        _folder.AddFrame(Name, "1");
        foreach (var file in new[] { "lidar/cam_front_center/._a.npz", "camera/cam_front_center/.DS_Store", "camera/cam_front_center/a.txt", "lidar/cam_front_center/a.npz.part" })
            _folder.Add($"{Name}/{file}");

        Assert.Empty(Open().Check(A2d2Camera.FrontCenter));
    }

    [Fact]
    public void Frames_NotEnumerated_ListsNothing()
    {
        _folder.AddFrame(Name, "1");
        var frames = Open().Frames(A2d2Camera.FrontCenter);

        _folder.AddFrame(Name, "2");

        Assert.Equal(2, frames.Count());
    }

    [Fact]
    public void Load_SoundFiles_ReadsThem()
    {
        _folder.AddFrame(Name, "1", "image")
            .Add($"{Name}/camera/cam_front_center/{Stem}_camera_frontcenter_1.json", """{"cam_name":"front_center","cam_tstamp":1}""")
            .Add($"{Name}/label3D/cam_front_center/{Stem}_label3D_frontcenter_1.json", "{}");

        var frame = Assert.Single(Open().Frames(A2d2Camera.FrontCenter));

        Assert.Equal(1, frame.LoadImageInfo().Timestamp);
        Assert.Empty(frame.LoadBoxes());
        Assert.Throws<LabelingDataException>(() => frame.LoadImage());
    }

    [Theory]
    [InlineData(A2d2Camera.FrontCenter, "front_center", "cam_front_center", "frontcenter")]
    [InlineData(A2d2Camera.RearCenter, "rear_center", "cam_rear_center", "rearcenter")]
    [InlineData(A2d2Camera.SideLeft, "side_left", "cam_side_left", "sideleft")]
    public void Spellings_Camera_AreA2d2s(A2d2Camera camera, string key, string folder, string file) =>
        Assert.Equal((key, folder, file), (camera.ToKey(), camera.ToFolderName(), camera.ToFileNamePart()));

    [Fact]
    public void Members_BadArguments_Throw()
    {
        var scene = A2d2Dataset.Open(_folder.AddFrame(Name, "1").Root).Scene(Name);

        Assert.Equal("cameras", Assert.Throws<ArgumentNullException>(() => scene.Check(null!)).ParamName);
        Assert.Equal("camera", Assert.Throws<ArgumentOutOfRangeException>(() => ((A2d2Camera)6).ToKey()).ParamName);
    }

    private A2d2Scene Open() => A2d2Dataset.Open(_folder.Root).Scene(Name);

    private string PathOf(string folder, string end) => _folder.PathOf($"{Name}/{folder}/cam_front_center/{Stem}_{folder}_frontcenter_{end}");

    private void AssertMissing(string folder, string end, Func<object> load) => Assert.Equal(
        $"{PathOf(folder, end)}: must exist, because other files of the frame do, but found no such file. Fetch the file again, or remove the frame's other files.",
        Assert.Throws<LabelingDataException>(load).Message);
}
