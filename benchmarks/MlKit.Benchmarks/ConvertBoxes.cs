using BenchmarkDotNet.Attributes;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.Annotations;
using MlKit.Labeling.Cuboids;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.GroundTruth;

namespace MlKit.Benchmarks;

/// <summary>How long do 10,000 A2D2 boxes take to cuboids, to annotations, and to a written sequence label file? The cuboids alone are the baseline.</summary>
[MemoryDiagnoser]
public class ConvertBoxes
{
    private const int Count = 10_000;

    private static readonly RigidTransform View = new(QuaternionD.FromYawPitchRoll(new(0.021, 0.005, 0.024)).ToRotationMatrix(), new(1.711, 0, 0.943));

    private readonly A2d2Box[] _boxes = Boxes();
    private readonly Cuboid[] _cuboids = new Cuboid[Count];

    private readonly LabelMetadata _metadata = new LabelMetadata { Task = LabelingTask.ObjectTracking, JobName = "a2d2", CreationDate = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero) }
        .WithLabels(LabelMap.Default.Labels.Values);

    [Benchmark(Baseline = true)]
    public void Cuboids()
    {
        for (var i = 0; i < Count; i++)
            _cuboids[i] = Cuboid.FromA2d2(_boxes[i], View);
    }

    [Benchmark]
    public AnnotatedFrame Annotations() => new()
    {
        Number = 0,
        Cuboids = [.. _boxes.Select(box => new CuboidAnnotation
        {
            Label = LabelMap.Default.LabelOf(box.Class),
            ObjectId = "5d1c9a52-6a70-4a2b-9d0a-7d1f6f6f2a11",
            Cuboid = Cuboid.FromA2d2(box, View),
            Attributes = BoxAttributes.FromA2d2(box).ToValues(),
        })],
    };

    [Benchmark]
    public byte[] SequenceLabelFile() => new SequenceLabels([Annotations()]).ToJson(_metadata);

    private static A2d2Box[] Boxes()
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, Count).Select(i => new A2d2Box
        {
            Id = i,
            Class = A2d2BoxClasses.All[i % A2d2BoxClasses.All.Length],
            Center = new(random.NextDouble() * 80, (random.NextDouble() * 40) - 20, 0.5),
            Size = new(4.2, 1.8, 1.5),
            AxisAngle = new(Vector3D.UnitZ, random.NextDouble() * 3),
            Rectangle = default,
        })];
    }
}
