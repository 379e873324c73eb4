using MlKit.Labeling;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.Annotations;
using MlKit.Labeling.Cuboids;
using MlKit.Labeling.Differences;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.LabelCategories;
using MlKit.Labeling.LabelingJobs;

namespace Quickstart;

/// <summary>A2D2's boxes become the starting point of an adjustment job; what its labelers send back is told as differences.</summary>
internal static class AdjustmentScene
{
    private const string BoxesName = "a2d2-boxes-ref";
    private const string AdjustedName = "adjusted-boxes-ref";

    // A service gives the time of the conversion; here equal runs shall write equal bytes.
    private static readonly DateTimeOffset Made = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the boxes as labels beside the labeling input.</summary>
    /// <returns>The input of the adjustment job; null where a frame has no boxes.</returns>
    public static AdjustmentJob? Write(IReadOnlyList<A2d2Scene> scenes, A2d2Camera camera, ConversionTarget target, string trackingManifest)
    {
        var lines = ManifestLine.ReadAll(Path.Combine(target.Folder, trackingManifest)).ToList();
        var missing = scenes.SelectMany(scene => scene.Frames(camera)).Count(frame => frame.PathOf(A2d2FileKind.Boxes) is null);
        if (missing > 0)
        {
            Console.WriteLine($"No adjustment job: {missing} frames of {camera.ToKey()} have no boxes, as in A2D2's semantic subset");
            return null;
        }

        var labeled = lines.ConvertAll(line =>
        {
            var sequence = target.ToLocalPath(line.SourceRef)!;
            var scene = scenes.Single(scene => scene.Name == Path.GetFileName(Path.GetDirectoryName(sequence)));
            return new LabeledLine(line, CuboidTracker.AssignTracks(A2d2Annotations.Load(scene, SequenceFile.Load(sequence).Frames)));
        });
        var metadata = new LabelMetadata { Task = LabelingTask.ObjectTracking, JobName = "a2d2", CreationDate = Made, HumanAnnotated = true }
            .WithLabels(LabelMap.Default.Labels.Values);
        return new AdjustmentJob(AdjustmentInput.Write(target, BoxesName, metadata, labeled), WriteCategories(target));
    }

    /// <summary>Lets the simulated labeler work, reads what it sends back and tells what changed.</summary>
    public static void Adjust(AdjustmentJob job, ConversionTarget target)
    {
        var output = new ConversionTarget(
            Path.Combine(Path.GetDirectoryName(target.Folder)!, Path.GetFileName(target.Folder) + "-adjusted"), "s3://amzn-s3-demo-bucket/labeling-output/");
        var before = LabelingOutput.Read(job.Manifest, [target]).ToList();
        var manifest = SimulatedLabeler.Work(output, AdjustedName, before);

        var after = LabelingOutput.Read(manifest, [target, output], AdjustedName);
        var differences = LabelDifferences.Compare(before.SelectMany(line => line.Frames), after.SelectMany(line => line.Frames));
        var report = DifferenceReport.Write(Path.Combine(output.Folder, "differences"), differences, target, pictured: 1);

        Console.WriteLine();
        Console.WriteLine($"Adjustment job  {job.Manifest}");
        Console.WriteLine($"  categories    {job.Categories}");
        Console.WriteLine($"  its output    {manifest} (of a simulated labeler)");
        Console.WriteLine($"What changed    {string.Join(", ", Enum.GetValues<LabelChange>().Select(change => $"{differences.Count(change)} {change.ToString().ToLowerInvariant()}"))}");
        foreach (var path in report)
            Console.WriteLine($"  {path}");
    }

    private static string WriteCategories(ConversionTarget target)
    {
        var categories = new LabelCategoryConfiguration
        {
            Labels = [.. LabelMap.Default.Labels.Values.Select(label => new LabelCategory(label) { EditsAllowed = EditsAllowed.Any })],
            GlobalAttributes =
            [
                new AttributeDefinition(BoxAttributes.OcclusionName, AttributeType.Number) { Minimum = 0, EditsAllowed = EditsAllowed.Any },
                new AttributeDefinition(BoxAttributes.TruncationName, AttributeType.Number) { Minimum = 0, Maximum = 1, EditsAllowed = EditsAllowed.Any },
            ],
            AuditLabelAttributeName = BoxesName,
            ShortInstruction = "Correct each box until it is tight. Draw the objects that have none.",
        };
        var path = Path.Combine(target.Folder, "label-categories.json");
        File.WriteAllBytes(path, categories.ToJson());
        return path;
    }
}
