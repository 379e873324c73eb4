using MlKit.Labeling;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.Annotations;
using MlKit.Labeling.Cuboids;
using MlKit.Labeling.Differences;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.LabelingJobs;

namespace Snippets;

/// <summary>The code of docs/labeling.md about labels that go into and come out of jobs; a test holds the two together.</summary>
internal static class AnnotationSnippets
{
    public static string WriteAdjustment(A2d2Scene scene, ConversionTarget target, TimeProvider clock)
    {
        var metadata = new LabelMetadata { Task = LabelingTask.ObjectTracking, JobName = "a2d2", CreationDate = clock.GetUtcNow() }
            .WithLabels(LabelMap.Default.Labels.Values);

        var sequences = ManifestLine.ReadAll("labeling-input/manifests/object-tracking.manifest").Select(line =>
        {
            SequenceFile sequence = SequenceFile.Load(target.ToLocalPath(line.SourceRef)!);
            var frames = A2d2Annotations.Load(scene, sequence.Frames);
            return new LabeledLine(line, CuboidTracker.AssignTracks(frames));
        });

        string manifest = AdjustmentInput.Write(target, "a2d2-boxes-ref", metadata, sequences);
        return manifest;
    }

    public static void ReadOutput(ConversionTarget target, string inputManifest)
    {
        var output = new ConversionTarget("labels/drive-42", "s3://my-bucket/labels/drive-42/");
        foreach (LabeledLine line in LabelingOutput.Read("labels/drive-42/manifests/output/output.manifest", [target, output], "drive-42-ref"))
        {
            foreach (AnnotatedFrame frame in line.Frames)
            {
                foreach (CuboidAnnotation car in frame.Cuboids.Where(cuboid => cuboid.Label == "Car"))
                    Console.WriteLine($"{frame.Number} {car.ObjectName} {car.Cuboid.Center} {car.Cuboid.Rotation.Yaw} {car.Attributes["Occlusion"]}");
            }
        }
    }

    public static void Compare(ConversionTarget target, ConversionTarget output)
    {
        var before = LabelingOutput.Read("labeling-input/manifests/a2d2-boxes-ref.manifest", [target]).SelectMany(line => line.Frames);
        var after = LabelingOutput.Read("labels/drive-42/manifests/output/output.manifest", [target, output], "drive-42-ref").SelectMany(line => line.Frames);

        LabelDifferences differences = LabelDifferences.Compare(before, after);
        Console.WriteLine($"{differences.Count(LabelChange.Added)} were missed, {differences.Count(LabelChange.Removed)} were wrong");
        DifferenceReport.Write("report", differences, target);
    }
}
