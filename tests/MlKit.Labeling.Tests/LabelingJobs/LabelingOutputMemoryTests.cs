using System.Text.Json.Nodes;
using MlKit.Labeling.LabelingJobs;
using MlKit.Labeling.Tests.GroundTruth;

namespace MlKit.Labeling.Tests.LabelingJobs;

/// <summary>Measures the memory of the whole process, so that no other test may run beside it.</summary>
[CollectionDefinition(nameof(LabelingOutputMemoryTests), DisableParallelization = true)]
[Collection(nameof(LabelingOutputMemoryTests))]
public sealed class LabelingOutputMemoryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    [Trait("Category", "Slow")]
    public void Read_100000Frames_StreamsInConstantMemory()
    {
        // 190 MB of text, of which nothing may be kept.
        const int Lines = 100_000;
        var manifest = _folder["big.manifest"];
        var line = JsonNode.Parse(LabelText.DetectionLine)!.ToJsonString();
        File.WriteAllLines(manifest, Enumerable.Repeat(line, Lines));
        var (count, greatest, start) = (0, 0L, GC.GetTotalMemory(forceFullCollection: true));
        var read = new List<WeakReference>();

        foreach (var frame in LabelingOutput.Read(manifest, []))
        {
            Assert.Single(frame.Frames[0].Cuboids);
            if (++count % 20_000 != 0)
                continue;

            greatest = Math.Max(greatest, GC.GetTotalMemory(forceFullCollection: true));
            Assert.DoesNotContain(read, reference => reference.IsAlive);
            read.Add(new WeakReference(frame));
        }

        Assert.Equal((Lines, 5), (count, read.Count));
        Assert.InRange(greatest - start, long.MinValue, 20_000_000);
    }

    public void Dispose() => _folder.Dispose();
}
