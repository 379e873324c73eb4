using MlKit.Labeling.A2d2;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.Tests.Internal;

namespace MlKit.Labeling.Tests.A2d2;

public sealed class A2d2BoxFileTests : IDisposable
{
    private const string Correct = "Correct the value.";

    private const string Sound =
        """
        {
          "box_1": {
            "class": "CaravanTransporter", "id": 7, "center": [10, 2, 0.5], "size": [4, 2, 1], "axis": [0, 0, -1], "rot_angle": 1.5707963267948966,
            "2d_bbox": [-3.5, 1, 2520, 9], "alpha": 0.25, "truncation": 0.5, "occlusion": 1.0,
            "3d_points": [[0, 0, 0], [1, 0, 0], [2, 0, 0], [3, 0, 0], [4, 0, 0], [5, 0, 0], [6, 0, 0], [7, 0, 0]]
          },
          "box_0": { "class": "Car", "id": 3, "center": [0, 0, 0], "size": [1, 1, 1], "axis": [0, 0, 0], "rot_angle": 0, "2d_bbox": [0, 0, 1, 1] }
        }
        """;

    private readonly string _path = Path.GetTempFileName();

    public static TheoryData<string, string?, string> Faults => new()
    {
        { "box_0", "null", $"$.box_0: must be an object, but found null. {Correct}" },
        { "box_0/class", null, Missing("class", "id, center, size, axis, rot_angle, 2d_bbox") },
        { "box_0/id", null, Missing("id", "class, center, size, axis, rot_angle, 2d_bbox") },
        { "box_0/center", null, Missing("center", "class, id, size, axis, rot_angle, 2d_bbox") },
        { "box_0/size", null, Missing("size", "class, id, center, axis, rot_angle, 2d_bbox") },
        { "box_0/axis", null, Missing("axis", "class, id, center, size, rot_angle, 2d_bbox") },
        { "box_0/rot_angle", null, Missing("rot_angle", "class, id, center, size, axis, 2d_bbox") },
        { "box_0/2d_bbox", null, Missing("2d_bbox", "class, id, center, size, axis, rot_angle") },
        { "box_0/class", "4", $"$.box_0.class: must be a string, but found 4. {Correct}" },
        { "box_0/id", "0.5", $"$.box_0.id: must be an integer, but found 0.5. {Correct}" },
        { "box_0/center", "[0, 0]", $"$.box_0.center: must be an array of 3 numbers, but found an array of 2. {Correct}" },
        { "box_0/2d_bbox", "[0, 0, 1]", $"$.box_0.2d_bbox: must be an array of 4 numbers, but found an array of 3. {Correct}" },
        { "box_0/rot_angle", "1e999", $"$.box_0.rot_angle: must be a finite number, but found 1e999. {Correct}" },
        { "box_0/rot_angle", "1", "$.box_0.axis: must have a direction when rot_angle is not 0, but found [0, 0, 0]. Give the axis of the rotation as a unit vector." },
        { "box_0/axis", "[0, 1e-11, 0]", "$.box_0.axis: must have a direction when rot_angle is not 0, but found [0, 1E-11, 0]. Give the axis of the rotation as a unit vector." },
        { "box_0/axis", "[1e200, 0, 0]", "$.box_0.axis: must have a direction when rot_angle is not 0, but found [1E+200, 0, 0]. Give the axis of the rotation as a unit vector." },
        { "box_0/size/1", "0", "$.box_0.size: must hold a positive length, width and height in m, but found [1, 0, 1]. Correct the size." },
        { "box_1/3d_points", "{}", $"$.box_1.3d_points: must be an array, but found an object. {Correct}" },
        { "box_1/3d_points", "[[0, 0, 0]]", $"$.box_1.3d_points: must hold the 8 corners of the box, but found an array of 1. {Correct}" },
        { "box_1/3d_points/7", "[0, 0]", $"$.box_1.3d_points[7]: must be an array of 3 numbers, but found an array of 2. {Correct}" },
        { "box_1/truncation", "\"\"", $"$.box_1.truncation: must be a finite number, but found \"\". {Correct}" },
        { "box_1/occlusion", "[]", $"$.box_1.occlusion: must be a finite number, but found an array of 0. {Correct}" },
        { "box_1/alpha", "true", $"$.box_1.alpha: must be a finite number, but found true. {Correct}" },
    };

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Load_SoundFile_GivesTheBoxesInItsOrder()
    {
        File.WriteAllText(_path, Sound);

        var boxes = A2d2BoxFile.Load(_path);

        Assert.Equal([7, 3], boxes.Select(box => box.Id));
        var box = boxes[0];
        Assert.Equal("CaravanTransporter", box.Class);
        Assert.Equal((new Vector3D(10, 2, 0.5), new Vector3D(4, 2, 1)), (box.Center, box.Size));
        Assert.Equal(new AxisAngle(new(0, 0, -1), Math.PI / 2), box.AxisAngle);
        Assert.Equal(new A2d2Rectangle(-3.5, 1, 2520, 9), box.Rectangle);
        Assert.Equal((0.25, 0.5, 1.0), (box.Alpha, box.Truncation, box.Occlusion));
        Assert.Equal(Enumerable.Range(0, 8), box.Points.Select(point => (int)point.X));
        Assert.Empty(boxes[1].Points);
        Assert.Equal(RigidTransform.Identity, boxes[1].Pose);
    }

    [Fact]
    public void GetCorners_TurnedBox_FollowsA2d2sOrder()
    {
        File.WriteAllText(_path, Sound);

        // A quarter turn about -z: the length points to -y, the left side to +x.
        var corners = A2d2BoxFile.Load(_path)[0].GetCorners();

        Vector3D[] expected = [new(11, 4, 0), new(11, 0, 0), new(9, 0, 0), new(9, 4, 0), new(11, 4, 1), new(11, 0, 1), new(9, 0, 1), new(9, 4, 1)];
        Assert.All(corners.Zip(expected), pair => Assert.Equal(0, (pair.First - pair.Second).Length, 1e-12));
    }

    [Fact]
    public void Load_NoBoxes_IsEmpty()
    {
        File.WriteAllText(_path, "{}");

        Assert.Empty(A2d2BoxFile.Load(_path));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void Load_Fault_IsNamed(string place, string? value, string message)
    {
        File.WriteAllBytes(_path, JsonEdit.Set(Sound, place, value));

        Assert.Equal($"{_path}#{message}", Assert.Throws<LabelingDataException>(() => A2d2BoxFile.Load(_path)).Message);
    }

    [Fact]
    public void Load_FaultsInTwoBoxes_ListsBoth()
    {
        File.WriteAllText(_path, """{"a":[],"b":7}""");

        Assert.Equal(
            $"""
            2 problems were found:
            - {_path}#$.a: must be an object, but found an array of 0. Correct the value.
            - {_path}#$.b: must be an object, but found 7. Correct the value.
            """,
            Assert.Throws<LabelingDataException>(() => A2d2BoxFile.Load(_path)).Message);
    }

    [Fact]
    public void Load_RealFile_RecomputesItsCorners()
    {
        var boxes = A2d2BoxFile.Load(SharedData.PathOf("data/a2d2-real/20180810142822_label3D_frontcenter_000015196.json"));

        Assert.Equal(["Truck", "Cyclist", "Cyclist", "Car"], boxes.Select(box => box.Class));
        Assert.Equal([0, 1, 2, 3], boxes.Select(box => box.Id));
        Assert.All(boxes, box => Assert.All(box.GetCorners().Zip(box.Points), pair => Assert.Equal(0, (pair.First - pair.Second).Length, 1e-9)));
        Assert.All(boxes, box => Assert.Contains(box.Class, A2d2BoxClasses.All));
        Assert.All(boxes, box => Assert.True(box.Rectangle.Left < box.Rectangle.Right && box.Rectangle.Top < box.Rectangle.Bottom));
    }

    [Fact]
    public void All_BoxClasses_AreTheFourteen()
    {
        Assert.Equal(14, A2d2BoxClasses.All.Distinct().Count());
        Assert.Equal(A2d2BoxClasses.All.Order(StringComparer.Ordinal), A2d2BoxClasses.All);
    }

    [Fact]
    public void Load_BadArguments_Throw()
    {
        Assert.Equal("path", Assert.Throws<ArgumentException>(() => A2d2BoxFile.Load("")).ParamName);
        Assert.Throws<FileNotFoundException>(() => A2d2BoxFile.Load(_path + ".none"));
    }

    private static string Missing(string key, string keys) => $"$.box_0: must have the key '{key}', but found the keys {keys}. Add '{key}'.";
}
