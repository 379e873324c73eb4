using MlKit.Labeling.A2d2;
using MlKit.Labeling.Checks;

namespace MlKit.Labeling.Tests.A2d2;

public sealed class A2d2DatasetTests : IDisposable
{
    private const string First = "20180807_145028";
    private const string Second = "20180810_142822";

    private readonly A2d2Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", 2)]
    [InlineData("subset", 2)]
    [InlineData("subset/", 2)]
    [InlineData("subset/" + First, 1)]
    [InlineData("subset/" + First + "/", 1)]
    public void Open_RootSubsetOrScene_FindsTheCalibration(string opened, int scenes)
    {
        _folder.AddCalibration().AddFrame("subset/" + Second, "1").AddFrame("subset/" + First, "1");

        var dataset = A2d2Dataset.Open(_folder.PathOf(opened));

        Assert.Equal(new[] { First, Second }.Take(scenes), dataset.Scenes.Select(scene => scene.Name));
        Assert.Equal(_folder.PathOf(opened).TrimEnd('/'), dataset.Folder);
        Assert.Equal(_folder.PathOf("subset/" + First), dataset.Scene(First).Folder);
        Assert.Same(dataset.Calibration, dataset.Scenes.First().Calibration);
    }

    [Fact]
    public void Open_NearestCalibration_Wins()
    {
        _folder.Add("cams_lidars.json", "garbage").AddCalibration("subset").AddFrame("subset/" + First, "1");

        Assert.Equal(2, A2d2Dataset.Open(_folder.PathOf("subset/" + First)).Calibration.Cameras.Count);
    }

    [Fact]
    public void Open_NoCalibration_Throws()
    {
        _folder.AddFrame("a/b/" + First, "1");

        Assert.Equal(
            $"{_folder.PathOf("a")}: must hold A2D2's cams_lidars.json, or lie one or two levels below it, but found no such file. " +
            "Fetch cams_lidars.json from the data set's bucket and put it beside the scenes.",
            Assert.Throws<LabelingDataException>(() => A2d2Dataset.Open(_folder.PathOf("a"))).Message);
    }

    [Theory]
    [InlineData("x/readme.txt")]
    [InlineData("a/b/" + First + "/x.txt")]
    [InlineData("2018087_145028/x.txt")]
    [InlineData("20180807-145028/x.txt")]
    [InlineData("٢٠١٨٠٨٠٧_145028/x.txt")]
    public void Open_NoScene_Throws(string file)
    {
        _folder.AddCalibration().Add(file);

        Assert.Equal(
            $"{_folder.Root}: must hold scenes: folders named like 20180807_145028, but found none in it or one level below. Give the data set's root, one of its subsets or one scene.",
            Assert.Throws<LabelingDataException>(() => A2d2Dataset.Open(_folder.Root)).Message);
    }

    [Fact]
    public void Open_NoFolder_Throws()
    {
        Assert.Equal(
            "There is no folder 'no-such-folder'. Give the folder that holds A2D2's scenes.",
            Assert.Throws<DirectoryNotFoundException>(() => A2d2Dataset.Open("no-such-folder")).Message);
        Assert.Equal("folder", Assert.Throws<ArgumentException>(() => A2d2Dataset.Open("")).ParamName);
    }

    [Fact]
    public void Scene_UnknownName_TellsThoseThereAre()
    {
        _folder.AddCalibration().AddFrame("subset/" + Second, "1").AddFrame(First, "1");

        var dataset = A2d2Dataset.Open(_folder.Root);

        Assert.Equal(
            $"{_folder.Root}: must hold the scene 'x' once, but found the scenes {First}, {Second}. Name one of the scenes.",
            Assert.Throws<LabelingDataException>(() => dataset.Scene("x")).Message);
        Assert.Equal("name", Assert.Throws<ArgumentException>(() => dataset.Scene(" ")).ParamName);
    }

    [Fact]
    public void Scene_InTwoSubsets_Throws()
    {
        _folder.AddCalibration().AddFrame("b/" + First, "1").AddFrame("a/" + First, "1");

        Assert.Equal(
            $"{_folder.Root}: must hold the scene '{First}' once, but found {_folder.PathOf("a/" + First)} and {_folder.PathOf("b/" + First)}. Open the subset's folder instead.",
            Assert.Throws<LabelingDataException>(() => A2d2Dataset.Open(_folder.Root).Scene(First)).Message);
    }

    [Fact]
    public void Scenes_FolderChanges_AreListedAnew()
    {
        var dataset = A2d2Dataset.Open(_folder.AddCalibration().AddFrame(Second, "1").Root);
        var scenes = dataset.Scenes;

        _folder.AddFrame(First, "1");

        Assert.Equal([First, Second], scenes.Select(scene => scene.Name));
    }

    [Theory]
    [InlineData("", "class_list.json")]
    [InlineData("", "subset/class_list.json")]
    [InlineData("subset", "class_list.json")]
    [InlineData("subset/" + First, "subset/class_list.json")]
    public void LoadClassList_NearbyFile_IsFound(string opened, string file)
    {
        _folder.AddCalibration().AddFrame("subset/" + First, "1").Add(file, """{"#ff0000":"Car 1","#0A0b0C":"Sky"}""");

        var list = A2d2Dataset.Open(_folder.PathOf(opened)).LoadClassList();

        Assert.NotNull(list);
        Assert.Equal("Car 1", list.Find(255, 0, 0));
        Assert.Equal("Sky", list.Find(10, 11, 12));
        Assert.Null(list.Find(0, 0, 0));
        Assert.Equal([0x0A0B0C, 0xFF0000], list.Names.Keys);
    }

    [Fact]
    public void LoadClassList_NoFile_IsNull() => Assert.Null(A2d2Dataset.Open(_folder.AddCalibration().AddFrame(First, "1").Root).LoadClassList());

    [Fact]
    public void LoadClassList_BadFile_ListsAllProblems()
    {
        _folder.AddCalibration().AddFrame(First, "1").Add("class_list.json", """{"ff0000":"a","#ff00":"b","#ff 000":"c","#gg0000":"d","#ff0001":5,"#+f0000":"e"}""");
        const string Rule = "must have a colour such as '#ff0000' as its key, but found";
        const string Fix = "Write the colour as '#' and six hexadecimal digits.";
        var file = _folder.PathOf("class_list.json");

        Assert.Equal(
            $"""
            6 problems were found:
            - {file}#$.ff0000: {Rule} 'ff0000'. {Fix}
            - {file}#$['#ff00']: {Rule} '#ff00'. {Fix}
            - {file}#$['#ff 000']: {Rule} '#ff 000'. {Fix}
            - {file}#$['#gg0000']: {Rule} '#gg0000'. {Fix}
            - {file}#$['#ff0001']: must be a string, but found 5. Correct the value.
            - {file}#$['#+f0000']: {Rule} '#+f0000'. {Fix}
            """,
            Assert.Throws<LabelingDataException>(() => A2d2Dataset.Open(_folder.Root).LoadClassList()).Message);
        Assert.Equal("path", Assert.Throws<ArgumentException>(() => A2d2ClassList.Load("")).ParamName);
    }
}
