using System.Diagnostics;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Conversion;
using MlKit.Labeling.Imaging;
using MlKit.Labeling.PointClouds;

namespace MlKit.Labeling.Tests.Conversion;

/// <summary>Stops conversions in the middle and holds the next run's outcome against that of an undisturbed one.</summary>
public sealed class InterruptionTests(SyntheticFixture fixture) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private ConversionTarget Target => new(_folder["out"], "s3://bucket/prefix/");

    [Fact]
    public async Task ConvertAsync_SecondRun_ReusesEveryFrameAndWritesTheSameBytes()
    {
        await ConvertAsync(Target, new());
        var first = TemporaryFolder.Read(Target.Folder);

        var report = await ConvertAsync(Target, new());

        Assert.Equal(4, report.ReusedFrames);
        AssertEqual(first, TemporaryFolder.Read(Target.Folder));
    }

    [Fact]
    public async Task ConvertAsync_SecondRunWithOtherOptions_ConvertsAgain()
    {
        await ConvertAsync(Target, new());

        var report = await ConvertAsync(Target, new() { NonFinitePoints = NonFinitePoints.Drop });
        var withDecimals = await ConvertAsync(Target, new() { NonFinitePoints = NonFinitePoints.Drop, CoordinateDecimals = 6 });

        Assert.Equal(0, report.ReusedFrames);
        Assert.Equal(0, withDecimals.ReusedFrames);
    }

    [Fact]
    public async Task ConvertAsync_ChangedSource_ConvertsThatFrameAgain()
    {
        fixture.CopyTo(_folder["a2d2"]);
        var scene = A2d2Dataset.Open(_folder["a2d2"]).Scene(SyntheticFixture.SceneName);
        await A2d2Converter.ConvertAsync(scene, Target, new(), TestContext.Current.CancellationToken);
        var image = scene.Frames(A2d2Camera.FrontCenter).First().PathOf(A2d2FileKind.Image)!;
        PngFile.Write(image, new PixelImage(240, 151, 3));

        var report = await A2d2Converter.ConvertAsync(scene, Target, new(), TestContext.Current.CancellationToken);

        Assert.Equal(3, report.ReusedFrames);
        var written = PngFile.Read(Path.Combine(Target.Folder, SyntheticFixture.SceneName, "images", "cam_front_center", "undistort_" + Path.GetFileName(image)));
        Assert.Equal(-1, written.Pixels.IndexOfAnyExcept((byte)0));
    }

    [Theory]
    [InlineData("points/20180807145028_lidar_frontcenter_000000094.txt")]
    [InlineData("images/cam_front_center/undistort_20180807145028_camera_frontcenter_000000094.png")]
    public async Task ConvertAsync_LostOrShortenedOutput_ConvertsThatFrameAgain(string file)
    {
        await ConvertAsync(Target, new());
        var first = TemporaryFolder.Read(Target.Folder);
        var path = Path.Combine(Target.Folder, SyntheticFixture.SceneName, file);

        File.Delete(path);
        Assert.Equal(3, (await ConvertAsync(Target, new())).ReusedFrames);
        AssertEqual(first, TemporaryFolder.Read(Target.Folder));

        File.WriteAllText(path, "");
        Assert.Equal(3, (await ConvertAsync(Target, new())).ReusedFrames);
        AssertEqual(first, TemporaryFolder.Read(Target.Folder));
    }

    [Fact]
    public async Task ConvertAsync_DamagedRecord_ConvertsThatFrameAgain()
    {
        await ConvertAsync(Target, new());
        var first = TemporaryFolder.Read(Target.Folder);
        File.WriteAllText(Path.Combine(Target.Folder, ".mlkit", SyntheticFixture.SceneName, "front_center-000000091.json"), "{}");

        Assert.Equal(3, (await ConvertAsync(Target, new())).ReusedFrames);
        AssertEqual(first, TemporaryFolder.Read(Target.Folder));
    }

    [Fact]
    public async Task ConvertAsync_Canceled_StopsAndGoesOnFromThere()
    {
        var expected = await UndisturbedAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var progress = new Reports(_ => stop.Cancel());

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => A2d2Converter.ConvertAsync(fixture.Scene, Target, new() { Workers = 1, Progress = progress }, stop.Token));
        Assert.Equal(stop.Token, exception.CancellationToken);
        Assert.DoesNotContain(TemporaryFolder.Read(Target.Folder).Keys, path => path.EndsWith(".manifest", StringComparison.Ordinal));
        var report = await ConvertAsync(Target, new());

        Assert.InRange(report.ReusedFrames, 1, 3);
        AssertEqual(expected, TemporaryFolder.Read(Target.Folder));
    }

    [Fact]
    public async Task ConvertAsync_Killed_LeavesNoHalfFileAndGoesOnFromThere()
    {
        // The Quickstart's own options.
        var options = new A2d2ConverterOptions { Cameras = [A2d2Camera.FrontCenter, A2d2Camera.FrontLeft] };
        const string Prefix = "s3://amzn-s3-demo-bucket/labeling-input/";
        var undisturbed = new ConversionTarget(_folder["undisturbed"], Prefix);
        await ConvertAsync(undisturbed, options);
        var expected = TemporaryFolder.Read(undisturbed.Folder);
        for (var images = 1; images <= 5; images += 2)
        {
            var target = _folder["killed" + images];
            await KillAfterAsync(target, images);

            // Whatever is there under a final name must be the whole file.
            var left = TemporaryFolder.Read(target).Where(file => expected.ContainsKey(file.Key)).ToList();
            Assert.NotEmpty(left);
            Assert.All(left, file => Assert.Equal(expected[file.Key], file.Value));

            await ConvertAsync(new ConversionTarget(target, Prefix), options);
            if (Directory.Exists(Path.Combine(target, "pictures")))
                Directory.Delete(Path.Combine(target, "pictures"), recursive: true);
            AssertEqual(expected, TemporaryFolder.Read(target));
        }
    }

    [Fact]
    public async Task ConvertAsync_FailsAfterASuccessfulRun_LeavesNoManifestToAMixture()
    {
        fixture.CopyTo(_folder["a2d2"]);
        var scene = A2d2Dataset.Open(_folder["a2d2"]).Scene(SyntheticFixture.SceneName);
        var report = await A2d2Converter.ConvertAsync(scene, Target, new(), TestContext.Current.CancellationToken);
        File.WriteAllText(scene.Frames(A2d2Camera.FrontCenter).Last().PathOf(A2d2FileKind.Points)!, "");

        await Assert.ThrowsAsync<LabelingDataException>(
            () => A2d2Converter.ConvertAsync(scene, Target, new() { PointFormat = PointFormat.TextXyz }, TestContext.Current.CancellationToken));

        Assert.False(File.Exists(Path.Combine(Target.Folder, report.SequenceManifest)));
        Assert.False(File.Exists(Path.Combine(Target.Folder, report.FrameManifest!)));
    }

    [Fact]
    public async Task ConvertAsync_FullDisk_SaysSoAndGoesOnOnceThereIsRoom()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "A small file system can only be mounted by root on Linux.");
        var disk = Directory.CreateDirectory(_folder["disk"]).FullName;
        Assert.SkipUnless(Run("mount", "-t", "tmpfs", "-o", "size=700k", "tmpfs", disk) == 0, "This machine does not allow mounting a file system.");
        try
        {
            var target = new ConversionTarget(Path.Combine(disk, "out"), "s3://bucket/prefix/");
            var exception = await Assert.ThrowsAsync<IOException>(() => ConvertAsync(target, new()));

            Assert.StartsWith($"Cannot write '{target.Folder}", exception.Message, StringComparison.Ordinal);
            Assert.Contains("No space left on device", exception.Message, StringComparison.Ordinal);
            Assert.EndsWith("Free space if the disk is full, or choose another folder; finished frames are kept and the next run goes on from there.", exception.Message, StringComparison.Ordinal);
            var expected = await UndisturbedAsync();
            Assert.All(TemporaryFolder.Read(target.Folder), file => Assert.Equal(expected[file.Key], file.Value));

            Assert.Equal(0, Run("mount", "-o", "remount,size=64m", disk));
            await ConvertAsync(target, new());
            AssertEqual(expected, TemporaryFolder.Read(target.Folder));
        }
        finally
        {
            Run("umount", disk);
        }
    }

    [Fact]
    public async Task ConvertAsync_OutputDamagedAtTheSameLength_ConvertsThatFrameAgain()
    {
        await ConvertAsync(Target, new());
        var first = TemporaryFolder.Read(Target.Folder);
        var image = first.Keys.First(path => path.EndsWith(".png", StringComparison.Ordinal));
        File.WriteAllBytes(Path.Combine(Target.Folder, image), new byte[first[image].Length]);

        Assert.Equal(3, (await ConvertAsync(Target, new())).ReusedFrames);
        AssertEqual(first, TemporaryFolder.Read(Target.Folder));
    }

    [Fact]
    public async Task ConvertAsync_OtherFormat_RemovesTheFilesItReplaces()
    {
        await ConvertAsync(Target, new() { PointFormat = PointFormat.BinaryXyz, Images = ImageMode.Original });
        var other = _folder["other"];
        await ConvertAsync(new ConversionTarget(other, Target.S3Prefix), new());

        await ConvertAsync(Target, new());

        AssertEqual(TemporaryFolder.Read(other), TemporaryFolder.Read(Target.Folder));
    }

    [Fact]
    public async Task ConvertAsync_FilesOfTheUser_AreLeftAlone()
    {
        var own = Path.Combine(Target.Folder, SyntheticFixture.SceneName, "sequence-labels.json");
        Directory.CreateDirectory(Path.GetDirectoryName(own)!);
        File.WriteAllText(own, "mine");

        await ConvertAsync(Target, new());

        Assert.Equal("mine", File.ReadAllText(own));
    }

    [Fact]
    public async Task ConvertAsync_AfterAFailedStart_DoesNotFindTheFolderInUse()
    {
        Directory.CreateDirectory(Path.Combine(Target.Folder, ".mlkit"));
        var blocker = Path.Combine(Target.Folder, ".mlkit", "tmp");
        File.WriteAllText(blocker, "");
        await Assert.ThrowsAsync<IOException>(() => ConvertAsync(Target, new()));
        File.Delete(blocker);

        Assert.Equal(4, (await ConvertAsync(Target, new())).Frames);
    }

    [Fact]
    public async Task ConvertAsync_TargetIsAFile_SaysSo()
    {
        File.WriteAllText(_folder["out"], "");

        var exception = await Assert.ThrowsAsync<IOException>(() => ConvertAsync(Target, new()));

        Assert.StartsWith($"Cannot write '{Target.Folder}': ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConvertAsync_TargetInUse_IsRefused()
    {
        Directory.CreateDirectory(Path.Combine(Target.Folder, ".mlkit"));
        var path = Path.Combine(Target.Folder, ".mlkit", "lock");
        using var held = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None);

        var exception = await Assert.ThrowsAnyAsync<IOException>(() => ConvertAsync(Target, new()));

        Assert.Equal($"'{path}' is in use: another conversion is writing to this folder. Wait for it to end, or choose another folder.", exception.Message);
    }

    [Fact]
    public async Task ConvertAsync_Progress_CountsEveryFrameAndEndsComplete()
    {
        var reports = new List<ConversionProgress>();

        await ConvertAsync(Target, new() { Progress = new Reports(reports.Add) });
        Assert.Equal(new ConversionProgress(4, 4, 0), reports[^1]);
        Assert.Equal(reports.OrderBy(report => report.Completed), reports);

        await ConvertAsync(Target, new() { Progress = new Reports(reports.Add) });
        Assert.Equal(new ConversionProgress(4, 4, 4), reports[^1]);
    }

    public void Dispose() => _folder.Dispose();

    private Task<ConversionReport> ConvertAsync(ConversionTarget target, A2d2ConverterOptions options) =>
        A2d2Converter.ConvertAsync(fixture.Scene, target, options, TestContext.Current.CancellationToken);

    private async Task<SortedDictionary<string, byte[]>> UndisturbedAsync()
    {
        var target = new ConversionTarget(_folder["undisturbed"], Target.S3Prefix);
        await ConvertAsync(target, new());
        return TemporaryFolder.Read(target.Folder);
    }

    /// <summary>Converts in a process of its own, which is killed as soon as so many images have been written.</summary>
    private async Task KillAfterAsync(string target, int images)
    {
        var quickstart = Path.Combine(AppContext.BaseDirectory, "Quickstart.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [quickstart, fixture.Root, target])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        while (!process.HasExited && CountImages(target) < images)
            await Task.Yield();
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private static int CountImages(string target)
    {
        var folder = Path.Combine(target, SyntheticFixture.SceneName, "images");
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.png", SearchOption.AllDirectories).Count() : 0;
    }

    private static void AssertEqual(SortedDictionary<string, byte[]> expected, SortedDictionary<string, byte[]> actual)
    {
        Assert.Equal(expected.Keys, actual.Keys);
        Assert.All(expected, file => Assert.Equal(file.Value, actual[file.Key]));
    }

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }

    private sealed class Reports(Action<ConversionProgress> report) : IProgress<ConversionProgress>
    {
        public void Report(ConversionProgress value) => report(value);
    }
}
