using System.Collections.Immutable;
using System.Text;
using CsCheck;
using MlKit.Labeling.Annotations;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Differences;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.PointClouds;
using MlKit.Labeling.Tests.GroundTruth;

namespace MlKit.Labeling.Tests.Differences;

public sealed class LabelDifferencesTests
{
    private static readonly CuboidAnnotation Car = new() { Label = "Car", Cuboid = new(new(10, 0, 0.5), 4, 2, 1, default), ObjectId = "a", ObjectName = "Car:1" };

    [Fact]
    public void Compare_EachChange_IsFound()
    {
        var moved = Car with { ObjectId = "moved", Cuboid = Car.Cuboid with { Center = new(10, 20, 0.5) } };
        var truck = Car with { ObjectId = "truck", Cuboid = Car.Cuboid with { Center = new(30, 0, 0.5) } };
        var gone = Car with { ObjectId = "gone", Cuboid = Car.Cuboid with { Center = new(50, 0, 0.5) } };
        var drawn = Car with { ObjectId = "new", Cuboid = Car.Cuboid with { Center = new(70, 0, 0.5) } };
        var half = moved with { Cuboid = moved.Cuboid with { Center = new(12, 20, 0.5) } };

        var differences = Compare([Car, moved, truck, gone], [drawn, truck with { Label = "Truck" }, half, Car]);

        Assert.Equal(
            [(LabelChange.Unchanged, "a"), (LabelChange.Adjusted, "moved"), (LabelChange.Reclassified, "truck"), (LabelChange.Removed, "gone"), (LabelChange.Added, "new")],
            differences.Frames[0].Cuboids.Select(difference => (difference.Change, (difference.After ?? difference.Before)!.ObjectId!)));
        Assert.Equal([1, 0.333333333333, 1, 0, 0], differences.Frames[0].Cuboids.Select(difference => Math.Round(difference.IntersectionOverUnion, 12)));
        Assert.Equal([0, 2, 0, 0, 0], differences.Frames[0].Cuboids.Select(difference => difference.CenterDistance));
        Assert.Equal([1, 1, 1, 1, 1], Enum.GetValues<LabelChange>().Select(differences.Count));
        Assert.Equal(4, differences.Frames[0].Changes);
    }

    [Fact]
    public void Compare_WithoutIds_PairsTheBestOverlapFirst()
    {
        var near = Car with { ObjectId = null, Cuboid = Car.Cuboid with { Center = new(10.5, 0, 0.5) } };
        var nearer = Car with { ObjectId = null, Cuboid = Car.Cuboid with { Center = new(9.8, 0, 0.5) } };

        var differences = Compare([Car, near], [nearer, near with { Label = "Truck" }]);

        Assert.Equal(
            [(LabelChange.Adjusted, 9.8), (LabelChange.Reclassified, 10.5)],
            differences.Frames[0].Cuboids.Select(difference => (difference.Change, difference.After!.Cuboid.Center.X)));
    }

    [Theory]
    [InlineData(0.6, LabelChange.Adjusted)]
    [InlineData(0.61, LabelChange.Removed)]
    public void Compare_MinOverlap_IsTheLimit(double limit, LabelChange expected)
    {
        var shifted = Car with { ObjectId = null, Cuboid = Car.Cuboid with { Center = new(11, 0, 0.5) } };

        var differences = LabelDifferences.Compare([Frame([Car])], [Frame([shifted])], limit);

        Assert.Equal(expected, differences.Frames[0].Cuboids[0].Change);
    }

    [Fact]
    public void Compare_WhatIsTheSamePlace_IsUnchanged()
    {
        var turned = Car with { Cuboid = Car.Cuboid with { Rotation = new(2 * Math.PI, 0, 0) } };
        var nudged = Car with { Cuboid = Car.Cuboid with { Center = Car.Cuboid.Center + new Vector3D(5e-7, 0, 0) } };
        var flipped = Car with { Cuboid = Car.Cuboid with { Rotation = new(Math.PI, 0, 0) } };

        Assert.Equal(LabelChange.Unchanged, Compare([Car], [turned]).Frames[0].Cuboids[0].Change);
        Assert.Equal(LabelChange.Unchanged, Compare([Car], [nudged]).Frames[0].Cuboids[0].Change);
        var difference = Compare([Car], [flipped]).Frames[0].Cuboids[0];
        Assert.Equal((LabelChange.Adjusted, Math.PI), (difference.Change, difference.Turn));
        Assert.Equal(1, difference.IntersectionOverUnion, 1e-12);
    }

    [Fact]
    public void Compare_Answers_AreChanges()
    {
        var seen = Car with { Attributes = Car.Attributes.Add("Occlusion", 0.5) };
        var rain = Frame([Car]) with { Attributes = ImmutableSortedDictionary<string, AttributeValue>.Empty.Add("Weather", "Rain") };
        var sun = rain with { Attributes = rain.Attributes.SetItem("Weather", "Sun").Add("Lanes", 2) };

        Assert.Equal(LabelChange.Adjusted, Compare([Car], [seen]).Frames[0].Cuboids[0].Change);
        Assert.Equal(["Lanes", "Weather"], LabelDifferences.Compare([rain], [sun]).Frames[0].ChangedAnswers);
        Assert.Empty(LabelDifferences.Compare([rain], [rain]).Frames[0].ChangedAnswers);
    }

    [Fact]
    public void Compare_Rectangles_AreComparedCameraByCamera()
    {
        var sign = new RectangleAnnotation { Label = "Sign", Left = 10, Top = 20, Width = 30, Height = 40 };
        var one = Frame([]) with { Images = [new() { Camera = 0, Rectangles = [sign] }, new() { Camera = 2, Rectangles = [sign] }] };
        var other = Frame([]) with { Images = [new() { Camera = 0, Rectangles = [sign with { Left = 25 }] }, new() { Camera = 1, Rectangles = [sign with { ObjectId = "x" }] }] };

        var rectangles = LabelDifferences.Compare([one], [other]).Frames[0].Rectangles;

        Assert.Equal([(LabelChange.Adjusted, 0), (LabelChange.Added, 1), (LabelChange.Removed, 2)], rectangles.Select(rectangle => (rectangle.Change, rectangle.Camera)));
        Assert.Equal(1 / 3.0, rectangles[0].IntersectionOverUnion, 1e-15);
        Assert.Equal(3, LabelDifferences.Compare([one], [other]).Frames[0].Changes);
    }

    [Fact]
    public void Compare_Frames_ArePairedByPointFileOrNumber()
    {
        var source = new GroundTruthFrame { Frame = "a.bin", UnixTimestamp = 1, Format = PointFormat.BinaryXyz };
        var a = Frame([Car]) with { Number = 0, Source = source };
        var b = Frame([Car]) with { Number = 0, Source = source with { Frame = "b.bin" } };

        var differences = LabelDifferences.Compare([a, b], [b with { Number = 7 }, Frame([Car])]);

        Assert.Equal([LabelChange.Removed, LabelChange.Unchanged, LabelChange.Added], differences.Frames.Select(frame => frame.Cuboids[0].Change));
        Assert.Equal(
            "after[1]: must be another frame than those before it, but found a.bin. Compare each frame once; where several sequences name or number their frames alike, compare one sequence at a time.",
            Assert.Throws<LabelingDataException>(() => LabelDifferences.Compare([a], [a, a])).Message);
    }

    [Fact]
    public void Compare_LargeNumbers_GiveAReport()
    {
        var far = Car with { ObjectId = "1", Cuboid = Car.Cuboid with { Center = new(1e308, 0, 0), Length = 1e308 } };
        var sign = new RectangleAnnotation { Label = "Sign", Left = 0, Top = 0, Width = 1e200, Height = 1e200 };
        var before = Frame([far]) with { Images = [new() { Camera = 0, Rectangles = [sign] }] };
        var after = Frame([far with { Cuboid = far.Cuboid with { Center = new(-1e308, 0, 0) } }]) with { Images = before.Images };

        var differences = LabelDifferences.Compare([before], [after]);

        Assert.Equal(0, differences.Frames[0].Cuboids[0].IntersectionOverUnion);
        Assert.Contains("\"center-distance\":null", Encoding.UTF8.GetString(differences.ToJson()), StringComparison.Ordinal);
        Assert.NotEmpty(differences.ToMarkdown());
        Assert.NotEmpty(DifferencePictures.BirdsEye(differences.Frames[0]).Pixels.ToArray());

        var beyond = Frame([Car with { Cuboid = new(new(double.MaxValue, 0, 0), double.MaxValue, 1, 1, default) }]);
        Assert.Equal(
            DifferencePictures.BirdsEye(LabelDifferences.Compare([Frame([])], [Frame([])]).Frames[0]).Pixels.ToArray(),
            DifferencePictures.BirdsEye(LabelDifferences.Compare([Frame([])], [beyond]).Frames[0]).Pixels.ToArray());
    }

    [Fact]
    public void Compare_WithItself_FindsNoChange() => LabelGen.Frames.Sample(
        frames =>
        {
            var differences = LabelDifferences.Compare(frames, frames);

            Assert.All(differences.Frames, frame => Assert.Equal(0, frame.Changes));
            Assert.Equal(frames.Sum(frame => frame.Cuboids.Length), differences.Count(LabelChange.Unchanged));
        },
        iter: 200);

    [Fact]
    public void Compare_AnyFrames_TellsEveryLabelOnce() => Gen.Select(LabelGen.Annotation.Array[0, 6], LabelGen.Annotation.Array[0, 6], Gen.Int[0, 6]).Sample(
        (one, other, shared) =>
        {
            CuboidAnnotation[] after = [.. one.Take(shared).Select(cuboid => cuboid with { ObjectId = null }), .. other];

            var cuboids = LabelDifferences.Compare([Frame(one)], [Frame(after)]).Frames[0].Cuboids;

            Assert.Equal(one, cuboids.Select(cuboid => cuboid.Before).OfType<CuboidAnnotation>());
            Assert.Equal(after.ToHashSet(ReferenceEqualityComparer.Instance), cuboids.Select(cuboid => cuboid.After).OfType<CuboidAnnotation>().ToHashSet(ReferenceEqualityComparer.Instance));
            Assert.All(cuboids, cuboid => Assert.InRange(cuboid.IntersectionOverUnion, 0, 1));
        },
        iter: 300);

    [Fact]
    public void ToMarkdown_IsExactlyThis()
    {
        var truck = Car with { ObjectId = "b", ObjectName = "x|y", Cuboid = Car.Cuboid with { Center = new(30, 0, 0.5) } };
        var half = truck with { Label = "Truck", Cuboid = truck.Cuboid with { Center = new(32, 0, 0.5) } };

        var text = LabelDifferences.Compare([Frame([Car, truck]), Frame([Car]) with { Number = 1 }], [Frame([Car, half]), Frame([Car]) with { Number = 1 }]).ToMarkdown();

        Assert.Equal(
            """
            # What the labelers changed

            2 frames, 3 cuboids found before and after. Their mean intersection over union (IoU) is 0.778.

            ## By label

            A reclassified cuboid counts for the label it has now.

            | label | unchanged | adjusted | reclassified | added | removed | mean IoU |
            |---|--:|--:|--:|--:|--:|--:|
            | Car | 2 | 0 | 0 | 0 | 0 | 1.000 |
            | Truck | 0 | 0 | 1 | 0 | 0 | 0.333 |
            | all | 2 | 0 | 1 | 0 | 0 | 0.778 |

            ## Reclassified

            | from | to | cuboids |
            |---|---|--:|
            | Car | Truck | 1 |

            ## By frame

            1 of 2 frames are as they were.

            | frame | unchanged | adjusted | reclassified | added | removed | rectangles changed | answers changed |
            |---|--:|--:|--:|--:|--:|--:|---|
            | 0 0.txt | 1 | 0 | 1 | 0 | 0 | 0 | |

            ## Moved most

            The least IoU first, 20 cuboids at most.

            | frame | object | label | IoU | center moved (m) | turned (rad) |
            |---|---|---|--:|--:|--:|
            | 0 | x\|y | Truck | 0.333 | 2.000 | 0.000 |

            """.ReplaceLineEndings("\n"),
            text);
    }

    [Fact]
    public void ToJson_IsExactlyThis()
    {
        var drawn = Car with { ObjectId = null, ObjectName = null, Label = "Bus", Cuboid = Car.Cuboid with { Center = new(70, 0, 0.5) } };

        var json = Encoding.UTF8.GetString(Compare([Car], [Car with { Label = "Truck" }, drawn]).ToJson());

        Assert.Equal(
            """
            {"summary":{"unchanged":0,"adjusted":0,"reclassified":1,"added":1,"removed":0},"frames":[{"frame-number":0,"frame-name":"0.txt","changed-frame-attributes":[],"cuboids":[{"change":"reclassified","object-id":"a","object-name":"Car:1","label-before":"Car","label-after":"Truck","intersection-over-union":1,"center-distance":0,"turn":0},{"change":"added","label-after":"Bus"}],"rectangles":[]}]}

            """.ReplaceLineEndings("\n"),
            json);
    }

    [Fact]
    public void Compare_WrongArguments_Throw()
    {
        Assert.Equal("before", Assert.Throws<ArgumentNullException>(() => LabelDifferences.Compare(null!, [])).ParamName);
        Assert.Equal("after", Assert.Throws<ArgumentNullException>(() => LabelDifferences.Compare([], null!)).ParamName);
        foreach (var wrong in (double[])[0, -1, 1.1, double.NaN])
            Assert.Equal("minOverlap", Assert.Throws<ArgumentOutOfRangeException>(() => LabelDifferences.Compare([], [], wrong)).ParamName);
    }

    private static LabelDifferences Compare(IEnumerable<CuboidAnnotation> before, IEnumerable<CuboidAnnotation> after) => LabelDifferences.Compare([Frame(before)], [Frame(after)]);

    private static AnnotatedFrame Frame(IEnumerable<CuboidAnnotation> cuboids) => new() { Number = 0, Name = "0.txt", Cuboids = [.. cuboids] };
}
