using System.Text;
using CsCheck;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.Cameras;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.Tests.Internal;

namespace MlKit.Labeling.Tests.A2d2;

public sealed class A2d2CalibrationTests
{
    private const string Camera = "cameras/front_center";
    private const string Unit = "Give 'x-axis' and 'y-axis' as unit vectors.";
    private const string Correct = "Correct the value.";

    public static TheoryData<string, string?, string> Faults => new()
    {
        { "cameras", null, "$: must have the key 'cameras', but found the keys lidars. Add 'cameras'." },
        { "lidars", null, "$: must have the key 'lidars', but found the keys cameras. Add 'lidars'." },
        { "cameras", "[]", $"$.cameras: must be an object, but found an array of 0. {Correct}" },
        { Camera, "7", $"$.cameras.front_center: must be an object, but found 7. {Correct}" },
        { Camera + "/view", null, Missing("view", "Lens, Resolution, CamMatrix, CamMatrixOriginal, Distortio...") },
        { Camera + "/Lens", null, Missing("Lens", "view, Resolution, CamMatrix, CamMatrixOriginal, Distortio...") },
        { Camera + "/Resolution", null, Missing("Resolution", "view, Lens, CamMatrix, CamMatrixOriginal, Distortion, tst...") },
        { Camera + "/CamMatrix", null, Missing("CamMatrix", "view, Lens, Resolution, CamMatrixOriginal, Distortion, ts...") },
        { Camera + "/CamMatrixOriginal", null, Missing("CamMatrixOriginal", "view, Lens, Resolution, CamMatrix, Distortion, tstamp_delay") },
        { Camera + "/Distortion", null, Missing("Distortion", "view, Lens, Resolution, CamMatrix, CamMatrixOriginal, tst...") },
        { Camera + "/view/origin", null, "$.cameras.front_center.view: must have the key 'origin', but found the keys x-axis, y-axis. Add 'origin'." },
        { Camera + "/view/x-axis", null, "$.cameras.front_center.view: must have the key 'x-axis', but found the keys origin, y-axis. Add 'x-axis'." },
        { "lidars/rear_left/view/y-axis", null, "$.lidars.rear_left.view: must have the key 'y-axis', but found the keys origin, x-axis. Add 'y-axis'." },
        { "lidars/rear_left/view", null, "$.lidars.rear_left: must have the key 'view', but found an empty object. Add 'view'." },
        { Camera + "/view/origin", "[1, 2]", $"$.cameras.front_center.view.origin: must be an array of 3 numbers, but found an array of 2. {Correct}" },
        { Camera + "/view/origin/1", "\"0\"", $"$.cameras.front_center.view.origin[1]: must be a finite number, but found \"0\". {Correct}" },
        { Camera + "/view/origin", "[1e200, 0, 0]", "$.cameras.front_center.view: must have its origin at a finite distance in m, but found [1E+200, 0, 0]. Correct the origin." },
        { Camera + "/view/x-axis", "[0, 0, 0]", $"$.cameras.front_center.view: must have axes with a direction, but found an x-axis of length 0 and a y-axis of length 3. {Unit}" },
        { Camera + "/view/y-axis", "[0, 1e-11, 0]", $"$.cameras.front_center.view: must have axes with a direction, but found an x-axis of length 2 and a y-axis of length 1E-11. {Unit}" },
        { Camera + "/view/y-axis", "[1e200, 0, 0]", $"$.cameras.front_center.view: must have axes with a direction, but found an x-axis of length 2 and a y-axis of length Infinity. {Unit}" },
        { Camera + "/view/y-axis", "[-4, 0, 0]", Skewed("-1") },
        { Camera + "/view/y-axis", "[0.00102, 1, 0]", Skewed("0.00102") },
        { Camera + "/Lens", "\"Pinhole\"", "$.cameras.front_center.Lens: must be 'Telecam' or 'Fisheye', but found \"Pinhole\". Name the lens model the coefficients were fitted with." },
        { Camera + "/Lens", "\"\"", "$.cameras.front_center.Lens: must be 'Telecam' or 'Fisheye', but found \"\". Name the lens model the coefficients were fitted with." },
        { Camera + "/Lens", "5", $"$.cameras.front_center.Lens: must be a string, but found 5. {Correct}" },
        { Camera + "/Resolution", "[64]", $"$.cameras.front_center.Resolution: must be an array of 2 numbers, but found an array of 1. {Correct}" },
        { Camera + "/Resolution", "[0, 48]", $"$.cameras.front_center.Resolution: must be the image's width and height in whole px, but found an array of 2. {Correct}" },
        { Camera + "/Resolution", "[64.5, 48]", $"$.cameras.front_center.Resolution: must be the image's width and height in whole px, but found an array of 2. {Correct}" },
        { Camera + "/Resolution", "[64, 1e9]", $"$.cameras.front_center.Resolution: must be the image's width and height in whole px, but found an array of 2. {Correct}" },
        { Camera + "/CamMatrix", "5", $"$.cameras.front_center.CamMatrix: must be an array, but found 5. {Correct}" },
        { Camera + "/CamMatrix", "[[1, 0, 0], [0, 1, 0]]", $"$.cameras.front_center.CamMatrix: must be a 3 x 3 matrix, but found an array of 2. {Correct}" },
        { Camera + "/CamMatrix/1", "[0, 1]", $"$.cameras.front_center.CamMatrix[1]: must be an array of 3 numbers, but found an array of 2. {Correct}" },
        { Camera + "/CamMatrix/0/0", "null", $"$.cameras.front_center.CamMatrix[0][0]: must be a finite number, but found null. {Correct}" },
        { Camera + "/CamMatrix/0/0", "-50", Matrix("[[-50, 0, 32], [0, 51, 24], [0, 0, 1]]") },
        { Camera + "/CamMatrix/0/1", "0.5", Matrix("[[50, 0.5, 32], [0, 51, 24], [0, 0, 1]]") },
        { Camera + "/CamMatrix/2/2", "2", Matrix("[[50, 0, 32], [0, 51, 24], [0, 0, 2]]") },
        { Camera + "/Distortion", "0", $"$.cameras.front_center.Distortion: must be an array, but found 0. {Correct}" },
        { Camera + "/Distortion", "[0, 0, 0, 0]", $"$.cameras.front_center.Distortion: must be an array of 5 numbers, but found an array of 4. {Correct}" },
        { Camera + "/Distortion", "[[0], 0, 0, 0, 0]", $"$.cameras.front_center.Distortion[0]: must be a finite number, but found an array of 1. {Correct}" },
        { "cameras/front_left/Distortion", "[[0, 0, 0, 0, 0]]", $"$.cameras.front_left.Distortion[0]: must be an array of 4 numbers, but found an array of 5. {Correct}" },
        { Camera + "/tstamp_delay", "\"25000\"", $"$.cameras.front_center.tstamp_delay: must be a finite number, but found \"25000\". {Correct}" },
        { Camera + "/tstamp_delay", "1e300", $"$.cameras.front_center.tstamp_delay: must be a delay in microseconds, a day at most, but found 1e300. {Correct}" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Parse_Fault_IsNamed(string place, string? value, string message)
    {
        var json = JsonEdit.Set(CalibrationJson.Text, place, value);

        Assert.Equal("c.json#" + message, Assert.Throws<LabelingDataException>(() => A2d2Calibration.Parse(json, "c.json")).Message);
    }

    [Fact]
    public void Parse_SeveralFaults_ListsAll()
    {
        const string Json =
            """
            {
              "cameras": {
                "front_center": { "view": { "origin": [0, 0], "x-axis": "x", "y-axis": [0, 1, null] }, "Lens": "Tele", "Resolution": [0, 1], "CamMatrix": [] },
                "side_left": 3
              },
              "lidars": { "it's": { "view": { "origin": [0, 0, 0], "x-axis": [1, 0, 0], "y-axis": [1, 0, 0] } } }
            }
            """;

        var exception = Assert.Throws<LabelingDataException>(() => A2d2Calibration.Parse(Encoding.UTF8.GetBytes(Json), "c.json"));

        Assert.Equal(
            """
            10 problems were found:
            - c.json:3#$.cameras.front_center.view.origin: must be an array of 3 numbers, but found an array of 2. Correct the value.
            - c.json:3#$.cameras.front_center.view.x-axis: must be an array of 3 numbers, but found "x". Correct the value.
            - c.json:3#$.cameras.front_center.view.y-axis[2]: must be a finite number, but found null. Correct the value.
            - c.json:3#$.cameras.front_center.Lens: must be 'Telecam' or 'Fisheye', but found "Tele". Name the lens model the coefficients were fitted with.
            - c.json:3#$.cameras.front_center.CamMatrix: must be a 3 x 3 matrix, but found an array of 0. Correct the value.
            - c.json:3#$.cameras.front_center: must have the key 'CamMatrixOriginal', but found the keys view, Lens, Resolution, CamMatrix. Add 'CamMatrixOriginal'.
            - c.json:3#$.cameras.front_center: must have the key 'Distortion', but found the keys view, Lens, Resolution, CamMatrix. Add 'Distortion'.
            - c.json:3#$.cameras.front_center.Resolution: must be the image's width and height in whole px, but found an array of 2. Correct the value.
            - c.json:4#$.cameras.side_left: must be an object, but found 3. Correct the value.
            - c.json:6#$.lidars['it\'s'].view: must have an x-axis and a y-axis at right angles (cosine within 0.001), but found a cosine of 1. Correct the axes; a pose cannot be told from a skewed view.
            """,
            exception.Message);
    }

    [Fact]
    public void Parse_SoundText_GivesCameras()
    {
        var calibration = A2d2Calibration.Parse(Encoding.UTF8.GetBytes(CalibrationJson.Text), "c.json");

        var tele = calibration.Camera(A2d2Camera.FrontCenter);
        var fisheye = calibration.Camera(A2d2Camera.FrontLeft);
        Assert.Equal([A2d2Camera.FrontCenter, A2d2Camera.FrontLeft], calibration.Cameras.Keys);
        Assert.Equal((A2d2Camera.FrontCenter, A2d2Lens.Telecam, TimeSpan.FromMilliseconds(25)), (tele.Camera, tele.Lens, tele.TimestampDelay));
        Assert.Equal(new RigidTransform(RotationMatrix.Identity, new Vector3D(1, 0, 2)), tele.View);
        Assert.Equal(CameraFrame.FromView(tele.View), tele.OpticalFrame);
        Assert.Equal(new PinholeCamera(64, 48, 50, 51, 32, 24), tele.Undistorted);
        Assert.Equal(new BrownConradyCamera(64, 48, 52, 53, 33, 25, -0.1, 0.01, 0.001, 0.002, 0.003), tele.Original);
        Assert.Equal([-0.1, 0.01, 0.001, 0.002, 0.003], tele.Distortion);
        Assert.Equal((A2d2Lens.Fisheye, TimeSpan.Zero), (fisheye.Lens, fisheye.TimestampDelay));
        Assert.Equal(new FisheyeCamera(64, 48, 42, 43, 33, 25, -0.1, 0.01, 0, 0), fisheye.Original);
        Assert.Equal(new Vector3D(0, 1, 0), fisheye.View.Rotation.Transform(Vector3D.UnitX));
        Assert.Equal(new Vector3D(-1, 0.5, 2), calibration.Lidars["rear_left"].Translation);
        Assert.Equal(["cam_front_center", "cam_front_center_ext", "cam_front_left", "cam_front_left_ext", "lid_rear_left", "vehicle"], calibration.Transforms.Frames);
    }

    [Theory]
    [InlineData("[-0.1, 0.01, 0.001, 0.002, 0.003]")]
    [InlineData("[[-0.1, 0.01, 0.001, 0.002, 0.003]]")]
    public void Parse_NestedOrFlatDistortion_IsTheSame(string distortion)
    {
        var calibration = A2d2Calibration.Parse(JsonEdit.Set(CalibrationJson.Text, Camera + "/Distortion", distortion), "c.json");

        Assert.Equal([-0.1, 0.01, 0.001, 0.002, 0.003], calibration.Camera(A2d2Camera.FrontCenter).Distortion);
    }

    [Fact]
    public void Camera_NotInTheFile_Throws()
    {
        var some = A2d2Calibration.Parse(Encoding.UTF8.GetBytes(CalibrationJson.Text), "c.json");
        var none = A2d2Calibration.Parse("""{"cameras":{},"lidars":{}}"""u8.ToArray(), "c.json");

        Assert.Equal(
            "c.json#$.cameras: must describe the camera 'rear_center', but found only front_center, front_left. Use the calibration that belongs to the images, or leave the camera out.",
            Assert.Throws<LabelingDataException>(() => some.Camera(A2d2Camera.RearCenter)).Message);
        Assert.Equal(
            "c.json#$.cameras: must describe the camera 'side_left', but found no camera. Use the calibration that belongs to the images, or leave the camera out.",
            Assert.Throws<LabelingDataException>(() => none.Camera(A2d2Camera.SideLeft)).Message);
    }

    [Fact]
    public void Parse_DamagedText_ThrowsNothingElse() => JsonEdit.Damage(CalibrationJson.Text).Sample(
        json =>
        {
            try
            {
                Assert.NotNull(A2d2Calibration.Parse(json, "c.json").Transforms);
            }
            catch (LabelingDataException)
            {
            }
        },
        iter: 5_000);

    [Fact]
    public void Load_BadArguments_Throw()
    {
        Assert.Equal("path", Assert.Throws<ArgumentException>(() => A2d2Calibration.Load(" ")).ParamName);
        Assert.Equal("name", Assert.Throws<ArgumentNullException>(() => A2d2Calibration.Parse(default, null!)).ParamName);
        Assert.Throws<FileNotFoundException>(() => A2d2Calibration.Load("no-such-calibration.json"));
    }

    private static string Missing(string key, string keys) => $"$.cameras.front_center: must have the key '{key}', but found the keys {keys}. Add '{key}'.";

    private static string Skewed(string cosine) =>
        "$.cameras.front_center.view: must have an x-axis and a y-axis at right angles (cosine within 0.001), " +
        $"but found a cosine of {cosine}. Correct the axes; a pose cannot be told from a skewed view.";

    private static string Matrix(string found) =>
        "$.cameras.front_center.CamMatrix: must be a camera matrix [[fx, 0, cx], [0, fy, cy], [0, 0, 1]] with positive fx and fy, " +
        $"but found {found}. Correct the matrix; skewed pixels are not supported.";
}
