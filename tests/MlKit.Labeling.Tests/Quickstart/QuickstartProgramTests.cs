using System.Diagnostics;
using System.Text.RegularExpressions;
using MlKit.Labeling.Tests.Conversion;

namespace MlKit.Labeling.Tests.Quickstart;

/// <summary>Runs the real program in a process of its own, as a user does.</summary>
public sealed partial class QuickstartProgramTests(SyntheticFixture fixture) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Output => _folder["out"];

    [Fact]
    public async Task Run_Scene_PrintsWhatItDid()
    {
        var (code, output, error) = await RunAsync(fixture.Root, Output);

        Assert.Equal((0, ""), (code, error));
        Assert.Equal(
            [
                "Converting 1 scene, cameras front_center, front_left",
                "Converted 4 frames with # points in # s (# frames/s)",
                "  front_center  100.0 % of its points project into the image, the median within # px of A2D2's own row and col",
                "  front_left    100.0 % of its points project into the image, the median within # px of A2D2's own row and col",
                "Checked 4 frames as Ground Truth will read them: ready to upload",
                "",
                $"Labeling input  {Output}",
                "  tracking job  manifests/object-tracking.manifest",
                "  frame jobs    manifests/frames.manifest",
                "Pictures to check it by",
                $"  {Output}/pictures/points-front_center.png",
                $"  {Output}/pictures/boxes-front_center.png",
                $"  {Output}/pictures/points-front_left.png",
                $"  {Output}/pictures/boxes-front_left.png",
                $"  {Output}/pictures/birds-eye-view.png",
                "",
                $"Adjustment job  {Output}/manifests/a2d2-boxes-ref.manifest",
                $"  categories    {Output}/label-categories.json",
                $"  request       {Output}/labeling-job.json",
                $"  its output    {Output}-adjusted/manifests/output/output.manifest (of a simulated labeler)",
                "What changed    16 unchanged, 4 adjusted, 4 reclassified, 4 added, 4 removed",
                $"  {Output}-adjusted/differences/differences.md",
                $"  {Output}-adjusted/differences/differences.json",
                $"  {Output}-adjusted/differences/frame-0000-birds-eye-view.png",
                $"  {Output}-adjusted/differences/frame-0000-image-0.png",
                $"  {Output}-adjusted/differences/frame-0000-image-1.png",
                "",
                "Paths inside the files begin with s3://amzn-s3-demo-bucket/labeling-input/: give ConversionTarget your own prefix, then sync the folder to it.",
            ],
            WithoutProgress(output).Select((line, i) => i is > 0 and < 4 ? Figure().Replace(line, "#") : line));
        Assert.Contains("\n  4 of 4 frames\n", output, StringComparison.Ordinal);
        Assert.All(Directory.GetFiles(_folder["out", "pictures"]), picture => Assert.NotEmpty(File.ReadAllBytes(picture)));
    }

    [Fact]
    public async Task Run_SceneWithoutBoxes_SaysThatThereIsNoAdjustmentJob()
    {
        fixture.CopyTo(_folder["a2d2"]);
        Directory.Delete(Path.Combine(SyntheticFixture.SceneFolder(_folder["a2d2"]), "label3D"), recursive: true);

        var (code, output, error) = await RunAsync(_folder["a2d2"], Output);

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("\nNo adjustment job: 4 frames of front_center have no boxes, as in A2D2's semantic subset\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Adjustment job ", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Output + "-adjusted"));
    }

    [Fact]
    public async Task Run_Again_KeepsTheFrames()
    {
        await RunAsync(fixture.Root, Output);
        var first = TemporaryFolder.Read(Output);

        var (code, output, _) = await RunAsync(fixture.Root, Output);

        Assert.Equal(0, code);
        Assert.Contains("frames/s), 4 of them kept from an earlier run\n", output, StringComparison.Ordinal);
        AssertEqual(first, TemporaryFolder.Read(Output));
    }

    [Fact]
    public async Task Run_DifferentNumbersOfWorkers_WriteTheSameBytes()
    {
        Assert.Equal(0, (await RunAsync(fixture.Root, Output, "--workers", "1")).Code);
        Assert.Equal(0, (await RunAsync(fixture.Root, _folder["other"], "--workers", "4")).Code);

        AssertEqual(TemporaryFolder.Read(Output), TemporaryFolder.Read(_folder["other"]));
    }

    [Fact]
    public async Task Run_Frames_ConvertsAsManyFromTheBeginning()
    {
        var (code, output, _) = await RunAsync(fixture.Root, Output, "--frames", "1");

        Assert.Equal(0, code);
        Assert.Contains("\nConverted 1 frame with ", output, StringComparison.Ordinal);
        Assert.Contains("\nChecked 1 frame as ", output, StringComparison.Ordinal);
        Assert.Equal(["20180807145028_lidar_frontcenter_000000091.txt"], Directory.GetFiles(_folder["out", SyntheticFixture.SceneName, "points"]).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Run_OriginalImages_AreCopiedAsTheyAre()
    {
        var (code, output, _) = await RunAsync(fixture.Root, Output, "--images", "original", "--frames", "1");

        Assert.Equal(0, code);
        Assert.Contains(": ready to upload\n", output, StringComparison.Ordinal);
        const string Name = "20180807145028_camera_frontleft_000000091.png";
        Assert.Equal(
            File.ReadAllBytes(Path.Combine(SyntheticFixture.SceneFolder(fixture.Root), "camera", "cam_front_left", Name)),
            File.ReadAllBytes(_folder["out", SyntheticFixture.SceneName, "images", "cam_front_left", Name]));
    }

    [Fact]
    public async Task Run_DamagedScene_TellsAllProblemsAndWritesNoListing()
    {
        fixture.CopyTo(_folder["a2d2"]);
        var scene = SyntheticFixture.SceneFolder(_folder["a2d2"]);
        var points = Path.Combine(scene, "lidar", "cam_front_center", "20180807145028_lidar_frontcenter_000000094.npz");
        var image = Path.Combine(scene, "camera", "cam_front_left", "20180807145028_camera_frontleft_000000097.png");
        File.WriteAllBytes(points, []);
        File.WriteAllBytes(image, File.ReadAllBytes(image)[..5000]);

        var (code, output, error) = await RunAsync(_folder["a2d2"], Output);

        Assert.Equal(1, code);
        Assert.Equal(["Converting 1 scene, cameras front_center, front_left"], WithoutProgress(output));
        Assert.StartsWith($"2 problems were found:\n- {points}", error, StringComparison.Ordinal);
        Assert.EndsWith(
            $"\n- {image}: must be a whole, undamaged PNG file, but found the end of the file before its last chunk (IEND). Copy or download the file again.\n",
            error,
            StringComparison.Ordinal);
        AssertOnlyWholeFrames(["091", "100"]);
    }

    [Fact]
    public async Task Run_WithoutFolders_RunsTheSecondSceneToo()
    {
        Assert.SkipUnless(HasPython(), "The program 'python3' is not on this machine.");

        var (code, output, error) = await RunAsync("--frames", "1");

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("\nSecond scene: three legacy Python scripts as a Step Functions workflow\n", output, StringComparison.Ordinal);
        Assert.Contains("\n  Succeeded\n", output, StringComparison.Ordinal);
        var result = _folder["artifacts", "quickstart", "legacy-pipeline", "buckets", "amzn-s3-demo-bucket", "legacycode", "data", "postproc", "output", "final_output.csv"];
        Assert.Equal(1001, File.ReadLines(result).Count());
    }

    [Fact]
    public async Task Run_WithoutPython_SkipsTheSecondScene()
    {
        var (code, output, error) = await RunAsync(new Dictionary<string, string> { ["PATH"] = _folder.Path }, "--frames", "1");

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("\nSkipped: Python 3.8 or newer was not found on the PATH as python3 or python. Install it (", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["artifacts", "quickstart", "legacy-pipeline"]));
    }

    [Fact]
    public async Task Run_NoSuchFolder_SaysSo()
    {
        var (code, output, error) = await RunAsync(_folder["absent"], Output);

        Assert.Equal((1, "", $"There is no folder '{_folder["absent"]}'. Give the folder that holds A2D2's scenes.\n"), (code, output, error));
        Assert.False(Directory.Exists(Output));
    }

    [Fact]
    public async Task Run_OutputIsAFile_SaysSo()
    {
        File.WriteAllText(Output, "");

        var (code, _, error) = await RunAsync(fixture.Root, Output);

        Assert.Equal(1, code);
        Assert.StartsWith($"Cannot write '{Output}': ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--frames is unknown or lacks its value.", "--frames")]
    [InlineData("Give both A2D2_FOLDER and OUTPUT_FOLDER, or neither.", "one")]
    [InlineData("--images jpeg is not understood.", "a", "b", "--images", "jpeg")]
    public async Task Run_BadArguments_PrintsTheUsage(string expected, params string[] arguments)
    {
        var (code, output, error) = await RunAsync(arguments);

        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith(expected + "\n\nUsage: ", error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    public void Dispose() => _folder.Dispose();

    private void AssertOnlyWholeFrames(string[] ids)
    {
        var files = TemporaryFolder.Read(Output);
        Assert.DoesNotContain(files.Keys, path => path.EndsWith(".manifest", StringComparison.Ordinal) || path.Contains("sequence", StringComparison.Ordinal) || path.Contains("tmp", StringComparison.Ordinal));
        foreach (var id in ids)
            Assert.Equal(4, files.Keys.Count(path => path.Contains(id + ".", StringComparison.Ordinal)));
        Assert.True(files.Remove(".mlkit/lock"));
        Assert.Equal(4 * ids.Length, files.Count);

        // A frame's record tells the hashes its files must have.
        Assert.All(files.Where(file => file.Key.StartsWith(".mlkit", StringComparison.Ordinal)), record =>
        {
            foreach (var file in System.Text.Json.JsonDocument.Parse(record.Value).RootElement.GetProperty("files").EnumerateArray())
                Assert.Equal(file.GetProperty("hash").GetString(), Convert.ToHexStringLower(System.IO.Hashing.XxHash128.Hash(files[file.GetProperty("path").GetString()!])));
        });
    }

    private static bool HasPython() => Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "python3")));

    private Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments) => RunAsync([], arguments);

    private async Task<(int Code, string Output, string Error)> RunAsync(Dictionary<string, string> variables, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Quickstart.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder.Path,
        };
        foreach (var (name, value) in variables)
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }

    /// <summary>Returns the lines but for the progress, which depends on the clock.</summary>
    private static IEnumerable<string> WithoutProgress(string output) =>
        output.TrimEnd('\n').Split('\n').Where(line => !line.EndsWith(" of 4 frames", StringComparison.Ordinal));

    private static void AssertEqual(SortedDictionary<string, byte[]> expected, SortedDictionary<string, byte[]> actual)
    {
        Assert.Equal(expected.Keys, actual.Keys);
        Assert.All(expected, file => Assert.Equal(file.Value, actual[file.Key]));
    }

    [GeneratedRegex(@"(?<=with |in |\(|within )[0-9][0-9.,e+-]*(?= )")]
    private static partial Regex Figure();
}
