using System.Text.Json.Nodes;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Conversion;
using MlKit.Labeling.Tests.Conversion;

namespace MlKit.Labeling.Tests.Checks;

/// <summary>A converted scene of 4 frames and 2 cameras for one test to damage.</summary>
internal sealed class ConvertedScene : IDisposable
{
    public const string Prefix = "s3://bucket/prefix/";

    private static readonly Lock Lock = new();
    private static SortedDictionary<string, byte[]>? _files;
    private static ConversionReport? _report;

    private readonly TemporaryFolder _folder = new();

    public ConvertedScene(SyntheticFixture fixture)
    {
        lock (Lock)
            _files ??= Convert(fixture);
        foreach (var (path, content) in _files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(this[path])!);
            File.WriteAllBytes(this[path], content);
        }
    }

    public static ConversionReport Report => _report!;

    public ConversionTarget Target => new(_folder["out"], Prefix);

    public string FrameManifest => this["manifests/frames.manifest"];

    public string SequenceManifest => this["manifests/object-tracking.manifest"];

    public string Sequence => this[SyntheticFixture.SceneName + "/sequence-0001.json"];

    public string this[string path] => Path.Combine(_folder.Path, "out", path);

    public static string Points(string id = "091") => $"{SyntheticFixture.SceneName}/points/20180807145028_lidar_frontcenter_000000{id}.txt";

    public static string Image(string id = "091") =>
        $"{SyntheticFixture.SceneName}/images/cam_front_center/undistort_20180807145028_camera_frontcenter_000000{id}.png";

    /// <summary>Changes the sequence file.</summary>
    public void EditSequence(Action<JsonNode> edit)
    {
        var json = JsonNode.Parse(File.ReadAllBytes(Sequence))!;
        edit(json);
        File.WriteAllText(Sequence, json.ToJsonString());
    }

    /// <summary>Changes a line of the frame manifest.</summary>
    public void EditLine(Action<JsonNode> edit, int line = 0)
    {
        var lines = File.ReadAllLines(FrameManifest);
        var json = JsonNode.Parse(lines[line])!;
        edit(json);
        lines[line] = json.ToJsonString();
        File.WriteAllLines(FrameManifest, lines);
    }

    /// <summary>Changes what both the sequence file and the frame manifest say of every frame.</summary>
    public void EditFrames(Action<JsonNode> edit)
    {
        EditSequence(sequence =>
        {
            foreach (var frame in sequence["frames"]!.AsArray())
                edit(frame!);
        });
        for (var i = 0; i < 4; i++)
            EditLine(line => edit(line["source-ref-metadata"]!), i);
    }

    public Task<InputCheckReport> CheckAsync() => InputCheck.RunAsync(Target, TestContext.Current.CancellationToken);

    /// <summary>Returns the issues as their lines, warnings marked.</summary>
    public async Task<IReadOnlyList<string>> IssuesAsync()
    {
        var report = await CheckAsync();
        Assert.Equal(report.Issues.All(issue => issue.Severity == IssueSeverity.Warning), report.IsReady);
        return [.. report.Issues.Select(issue => (issue.Severity == IssueSeverity.Warning ? "Warning " : "") + issue)];
    }

    public void Dispose() => _folder.Dispose();

    private static SortedDictionary<string, byte[]> Convert(SyntheticFixture fixture)
    {
        using var folder = new TemporaryFolder();
        var options = new A2d2ConverterOptions { Cameras = [A2d2Camera.FrontCenter, A2d2Camera.FrontLeft] };
        _report = A2d2Converter.ConvertAsync(fixture.Scene, new ConversionTarget(folder.Path, Prefix), options).GetAwaiter().GetResult();
        return TemporaryFolder.Read(folder.Path);
    }
}
