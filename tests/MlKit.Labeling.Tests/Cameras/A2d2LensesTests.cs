using System.Text.Json;
using MlKit.Labeling.Cameras;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.Tests.Geometry;

namespace MlKit.Labeling.Tests.Cameras;

/// <summary>Checks that the constants of these tests are the published calibration.</summary>
public sealed class A2d2LensesTests
{
    [Fact]
    public void All_Constants_AreThePublishedCalibration()
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(SharedData.PathOf("data/labeling/cams_lidars.json")));

        foreach (var camera in file.RootElement.GetProperty("cameras").EnumerateObject())
        {
            var (original, undistorted) = A2d2Lenses.All[camera.Name];
            AssertMatrix(camera.Value.GetProperty("CamMatrixOriginal"), original);
            AssertMatrix(camera.Value.GetProperty("CamMatrix"), undistorted);
            Assert.Equal(Numbers(camera.Value.GetProperty("Distortion")[0]), Coefficients(original));

            var view = camera.Value.GetProperty("view");
            Assert.Equal(
                RigidTransform.FromView(Vector(view.GetProperty("origin")), Vector(view.GetProperty("x-axis")), Vector(view.GetProperty("y-axis"))),
                A2d2Views.Poses[camera.Name]);
        }
    }

    private static void AssertMatrix(JsonElement matrix, CameraModel camera) =>
        Assert.Equal([camera.Fx, camera.Fy, camera.Cx, camera.Cy], [At(matrix, 0, 0), At(matrix, 1, 1), At(matrix, 0, 2), At(matrix, 1, 2)]);

    private static double At(JsonElement matrix, int row, int column) => matrix[row][column].GetDouble();

    private static double[] Coefficients(CameraModel camera) => camera switch
    {
        BrownConradyCamera b => [b.K1, b.K2, b.P1, b.P2, b.K3],
        FisheyeCamera f => [f.K1, f.K2, f.K3, f.K4],
        _ => [],
    };

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(e => e.GetDouble())];

    private static Vector3D Vector(JsonElement array) => new(array[0].GetDouble(), array[1].GetDouble(), array[2].GetDouble());
}
