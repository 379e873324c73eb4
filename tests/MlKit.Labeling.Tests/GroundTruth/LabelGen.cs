using System.Collections.Immutable;
using CsCheck;
using MlKit.Labeling.Annotations;
using MlKit.Labeling.Cuboids;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.GroundTruth;

namespace MlKit.Labeling.Tests.GroundTruth;

/// <summary>Generates sound labels.</summary>
internal static class LabelGen
{
    public static readonly ImmutableArray<string> Labels = ["Car", "Pedestrian", "Truck 2", "Fußgänger"];

    private static readonly Gen<string> Label = Gen.Int[0, Labels.Length - 1].Select(i => Labels[i]);
    private static readonly Gen<double> Number = Gen.Double[-1e4, 1e4];
    private static readonly Gen<double> Size = Gen.Double[0, 30];
    private static readonly Gen<string> Text = Gen.String["aZ09-_/.ü日\"\\\n <&+'"];
    private static readonly Gen<string?> Optional = Gen.Select(Gen.Bool, Text, (given, text) => given ? text : null);

    private static readonly Gen<AttributeValue> Answer = Gen.OneOf(Text.Select(AttributeValue.FromText), Number.Select(AttributeValue.FromNumber));

    private static readonly Gen<ImmutableSortedDictionary<string, AttributeValue>> Answers =
        Gen.Select(Text, Answer).Array[0, 3].Select(pairs => pairs.DistinctBy(pair => pair.Item1).ToImmutableSortedDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal));

    private static readonly Gen<string> Id = Gen.Guid.Select(id => id.ToString("D"));

    private static readonly Gen<Cuboid> Cuboid = Gen.Select(Number.Array[3], Size.Array[3], Gen.Double[-7, 7].Array[3], (c, s, r) =>
        new Cuboid(new Vector3D(c[0], c[1], c[2]), s[0], s[1], s[2], new YawPitchRoll(r[0], r[1], r[2])));

    private static readonly Gen<RectangleAnnotation> Rectangle =
        Gen.Select(Label, Number.Array[2], Size.Array[2], Optional, Id, Answers, (label, place, size, name, id, answers) => new RectangleAnnotation
        {
            Label = label, Left = place[0], Top = place[1], Width = size[0], Height = size[1], ObjectName = name, ObjectId = id, Attributes = answers,
        });

    public static Gen<CuboidAnnotation> Annotation { get; } =
        Gen.Select(Label, Cuboid, Optional, Id, Answers, (label, cuboid, name, id, answers) => new CuboidAnnotation
        {
            Label = label, Cuboid = cuboid, ObjectName = name, ObjectId = id, Attributes = answers,
        });

    public static Gen<ImmutableArray<AnnotatedFrame>> Frames { get; } = Gen.Select(Annotation.Array[0, 4], Rectangle.Array[0, 2].Array[0, 3], Optional, Answers)
        .Array[0, 4].Select(frames => frames.Select((frame, i) => new AnnotatedFrame
        {
            Number = 2 * i,
            Name = frame.Item3,
            Cuboids = [.. frame.Item1],
            Images = [.. frame.Item2.Select((rectangles, camera) => new AnnotatedImage { Camera = camera, Name = frame.Item3, Rectangles = [.. rectangles] })],
            Attributes = frame.Item4,
        }).ToImmutableArray());

    public static Gen<LabelMetadata> Metadata { get; } =
        Gen.Select(Gen.Enum<LabelingTask>(), Text, Gen.DateTime, Gen.Bool, Answers, Gen.Enum<YawConvention>(), (task, job, date, human, answers, yaw) => new LabelMetadata
        {
            Task = task,
            JobName = job,
            CreationDate = new DateTimeOffset(DateTime.SpecifyKind(date, DateTimeKind.Utc)),
            HumanAnnotated = human,
            FrameAttributes = answers,
            AdjustmentStatus = human ? null : "unadjusted",
            Yaw = yaw,
        }.WithLabels(Labels));

    public static Gen<JobLabels> JobLabels { get; } = Gen.Select(Metadata, Annotation.Array[0, 3], Gen.Double[0, 1].Array[3], (metadata, cuboids, confidences) =>
    {
        if (metadata.Task != LabelingTask.ObjectDetection)
            return new JobLabels("x-ref", metadata) { Ref = "s3://b/labels" };

        var sure = metadata with { Confidences = cuboids.Length == 0 ? [] : [new(0, [.. confidences.Take(cuboids.Length)])] };
        return new JobLabels("x", sure) { Cuboids = [.. cuboids] };
    });
}
