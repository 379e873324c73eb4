using MlKit.Labeling;
using MlKit.Labeling.Annotations;
using MlKit.Labeling.Cuboids;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.LabelingJobs;

namespace Quickstart;

/// <summary>
/// Does what a labeler does in an adjustment job, the same on each run: shifts and turns the first object, gives the second another label, deletes the third, and
/// draws one that was missed, in every frame; then writes the output as Ground Truth would.
/// </summary>
internal static class SimulatedLabeler
{
    private const double Shift = 0.25;
    private const double Turn = 0.06;
    private static readonly Vector3D MissedCarCenter = new(24, 4.8, 0);

    /// <summary>Writes the output of the job.</summary>
    /// <param name="output">The job's output folder.</param>
    /// <param name="name">The label attribute name of the job.</param>
    /// <param name="input">The lines of the job's input manifest.</param>
    /// <returns>The path of the output manifest.</returns>
    public static string Work(ConversionTarget output, string name, IEnumerable<LabeledLine> input)
    {
        var manifest = Path.Combine(output.Folder, "manifests", "output", "output.manifest");
        Directory.CreateDirectory(Path.GetDirectoryName(manifest)!);
        using var file = File.Create(manifest);
        foreach (var (i, line) in input.Index())
        {
            var uri = $"{output.S3Prefix}annotations/consolidated-annotation/output/{i}/SeqLabel.json";
            var metadata = line.Labels!.Metadata with { JobName = "labeling-job/adjust-a2d2-boxes", AdjustmentStatus = "adjusted" };
            var path = output.ToLocalPath(uri)!;
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, new SequenceLabels([.. Adjust(line.Frames)]).ToJson(metadata));
            file.Write((line.Line with { Labels = line.Line.Labels.Add(new JobLabels(name, metadata) { Ref = uri }) }).ToJson());
        }

        return manifest;
    }

    private static IEnumerable<AnnotatedFrame> Adjust(IReadOnlyList<AnnotatedFrame> frames)
    {
        var objects = frames.SelectMany(frame => frame.Cuboids).Select(cuboid => cuboid.ObjectId).Distinct().ToList();
        return frames.Select(frame => frame with
        {
            Cuboids = [.. frame.Cuboids.Where(cuboid => objects.IndexOf(cuboid.ObjectId) != 2).Select(cuboid => objects.IndexOf(cuboid.ObjectId) switch
            {
                0 => cuboid with { Cuboid = Move(cuboid.Cuboid) },
                1 => cuboid with { Label = cuboid.Label == "Truck" ? "Car" : "Truck" },
                _ => cuboid,
            }), MissedCar(frame)],
        });
    }

    private static Cuboid Move(Cuboid cuboid) => cuboid with
    {
        Center = cuboid.Center + new Vector3D(Shift, Shift / 2, 0),
        Rotation = cuboid.Rotation with { Yaw = cuboid.Rotation.Yaw + Turn },
    };

    private static CuboidAnnotation MissedCar(AnnotatedFrame frame) => new()
    {
        Label = "Car",
        Cuboid = new Cuboid(MissedCarCenter, 4.2, 1.8, 1.5, default).Transform(frame.Source!.EgoVehiclePose.ToTransform()),
        ObjectName = "Car:99",
        ObjectId = "5d1c9a52-6a70-4a2b-9d0a-7d1f6f6f2a11",
        Attributes = new BoxAttributes(0, 0).ToValues(),
    };
}
