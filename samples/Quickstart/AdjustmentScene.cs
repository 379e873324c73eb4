using MlKit.Labeling;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.Annotations;
using MlKit.Labeling.Checks;
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
    private const string OutputPrefix = "s3://amzn-s3-demo-bucket/labeling-output/";
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
        var manifest = AdjustmentInput.Write(target, BoxesName, metadata, labeled);
        return WriteJob(target, manifest);
    }

    /// <summary>Lets the simulated labeler work, reads what it sends back and tells what changed.</summary>
    public static void Adjust(AdjustmentJob job, ConversionTarget target)
    {
        var output = new ConversionTarget(
            Path.Combine(Path.GetDirectoryName(target.Folder)!, Path.GetFileName(target.Folder) + "-adjusted"), OutputPrefix);
        var before = LabelingOutput.Read(job.Manifest, [target]).ToList();
        var manifest = SimulatedLabeler.Work(output, AdjustedName, before);

        var after = LabelingOutput.Read(manifest, [target, output], AdjustedName);
        var differences = LabelDifferences.Compare(before.SelectMany(line => line.Frames), after.SelectMany(line => line.Frames));
        var report = DifferenceReport.Write(Path.Combine(output.Folder, "differences"), differences, target, pictured: 1);

        Console.WriteLine();
        Console.WriteLine($"Adjustment job  {job.Manifest}");
        Console.WriteLine($"  categories    {job.Categories}");
        Console.WriteLine($"  request       {job.Request}");
        Console.WriteLine($"  its output    {manifest} (of a simulated labeler)");
        Console.WriteLine($"What changed    {string.Join(", ", Enum.GetValues<LabelChange>().Select(change => $"{differences.Count(change)} {change.ToString().ToLowerInvariant()}"))}");
        foreach (var path in report)
            Console.WriteLine($"  {path}");
    }

    /// <summary>Writes what the job asks of its workers, and the request that creates it. Role and team are examples.</summary>
    private static AdjustmentJob WriteJob(ConversionTarget target, string manifest)
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
        var request = new LabelingJob
        {
            Name = "adjust-a2d2-boxes",
            Region = LabelingRegion.EuCentral1,
            Task = LabelingTask.ObjectTracking,
            Kind = LabelingJobKind.Adjustment,
            LabelAttributeName = AdjustedName,
            RoleArn = "arn:aws:iam::111122223333:role/GroundTruth",
            WorkteamArn = "arn:aws:sagemaker:eu-central-1:111122223333:workteam/private-crowd/drivers",
            ManifestS3Uri = target.S3Prefix + "manifests/" + Path.GetFileName(manifest),
            S3OutputPath = OutputPrefix,
            LabelCategoryConfigS3Uri = target.S3Prefix + "label-categories.json",
            TaskTitle = "Correct boxes around vehicles and people",
            TaskDescription = "Correct the boxes A2D2 has, and draw those it lacks.",
        };
        if (request.Validate(categories) is { Count: > 0 } issues)
            throw new LabelingDataException(issues);

        var job = new AdjustmentJob(manifest, Path.Combine(target.Folder, "label-categories.json"), Path.Combine(target.Folder, "labeling-job.json"));
        File.WriteAllBytes(job.Categories, categories.ToJson());
        File.WriteAllBytes(job.Request, request.ToJson());
        return job;
    }
}
