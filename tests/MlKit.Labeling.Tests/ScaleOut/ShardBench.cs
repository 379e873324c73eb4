using System.Text.Json;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.Conversion;
using MlKit.Labeling.ScaleOut;
using MlKit.Labeling.Tests.Conversion;

namespace MlKit.Labeling.Tests.ScaleOut;

/// <summary>Runs the steps of a sharded conversion in this process, each instance in a folder of its own, and stands for S3 between them.</summary>
internal sealed class ShardBench : IDisposable
{
    public const string S3Prefix = "s3://bucket/labeling-input/";

    private readonly TemporaryFolder _folder = new();

    public ShardBench(string dataRoot)
    {
        DataRoot = dataRoot;
        Conversion = new ShardedConversion(
            new ConversionTarget(dataRoot, "s3://data/a2d2/"), new ConversionTarget(_folder["work"], "s3://bucket/work/"), new ConversionTarget(_folder["target"], S3Prefix));
    }

    public string DataRoot { get; }

    public ShardedConversion Conversion { get; }

    public string Results => _folder["results"];

    public A2d2Scene Scene => A2d2Dataset.Open(DataRoot).Scene(SyntheticFixture.SceneName);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public string OptMl(int instance) => _folder[$"instance-{instance}"];

    public Task<int> SplitAsync(int shards, A2d2ConverterOptions? options = null) => Conversion.SplitAsync([.. A2d2Dataset.Open(DataRoot).Scenes], shards, options, Token);

    /// <summary>Gives an instance what a job would: the files of the manifest, and every n-th list.</summary>
    public void Fill(int instance, int instances)
    {
        foreach (var name in Manifest("files/all.manifest").Skip(1).Select(item => item.GetString()!))
            Copy(Path.Combine(DataRoot, name), Path.Combine(OptMl(instance), "processing/input/data", name));

        var lists = Directory.GetFiles(Path.Combine(Conversion.Work.Folder, "shards")).Order(StringComparer.Ordinal).ToList();
        for (var i = instance; i < lists.Count; i += instances)
            Copy(lists[i], Path.Combine(OptMl(instance), "processing/input/shards", Path.GetFileName(lists[i])));
    }

    public List<JsonElement> Manifest(string name) => [.. JsonElement.Parse(File.ReadAllText(Path.Combine(Conversion.Work.Folder, name))).EnumerateArray()];

    public async Task<int> ConvertAsync(int instance, IProgress<ConversionProgress>? progress = null, CancellationToken? cancellationToken = null)
    {
        var frames = await ShardWorker.ConvertAsync(OptMl(instance), progress, cancellationToken ?? Token);
        CopyAll(Path.Combine(OptMl(instance), "processing/output/target"), Conversion.Target.Folder);
        CopyAll(Path.Combine(OptMl(instance), "processing/output/results"), Results);
        return frames;
    }

    public async Task<ConversionReport> MergeAsync()
    {
        var optMl = _folder["merge"];
        CopyAll(Results, Path.Combine(optMl, "processing/input/results"));
        var report = await ShardWorker.MergeAsync(optMl, Token);
        CopyAll(Path.Combine(optMl, "processing/output/target"), Conversion.Target.Folder);
        return report;
    }

    /// <summary>Takes all steps.</summary>
    public async Task<ConversionReport> RunAsync(int shards, int instances, A2d2ConverterOptions? options = null)
    {
        await SplitAsync(shards, options);
        for (var instance = 0; instance < instances; instance++)
        {
            Fill(instance, instances);
            await ConvertAsync(instance);
        }

        return await MergeAsync();
    }

    /// <summary>Converts in one process, and returns its files and report.</summary>
    public async Task<(SortedDictionary<string, byte[]> Files, ConversionReport Report)> ConvertAloneAsync(A2d2ConverterOptions? options = null)
    {
        var report = await A2d2Converter.ConvertAsync([.. A2d2Dataset.Open(DataRoot).Scenes], new ConversionTarget(_folder["alone"], S3Prefix), options, Token);
        return (WithoutState(_folder["alone"]), report);
    }

    public SortedDictionary<string, byte[]> ReadTarget() => TemporaryFolder.Read(Conversion.Target.Folder);

    public static SortedDictionary<string, byte[]> WithoutState(string folder) =>
        new(TemporaryFolder.Read(folder).Where(file => !file.Key.StartsWith(".mlkit/", StringComparison.Ordinal)).ToDictionary(), StringComparer.Ordinal);

    public static void AssertEqual(SortedDictionary<string, byte[]> expected, SortedDictionary<string, byte[]> actual)
    {
        Assert.Equal(expected.Keys, actual.Keys);
        foreach (var (path, content) in expected)
            Assert.True(content.AsSpan().SequenceEqual(actual[path]), $"{path} differs.");
    }

    public static void CopyAll(string from, string to)
    {
        foreach (var file in Directory.Exists(from) ? Directory.GetFiles(from, "*", SearchOption.AllDirectories) : [])
            Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
    }

    public void Dispose() => _folder.Dispose();

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(from, to, overwrite: true);
    }
}
