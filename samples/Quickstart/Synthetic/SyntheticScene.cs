using System.Globalization;
using System.Text.Json;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.Cameras;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.Imaging;
using MlKit.Labeling.Npy;

namespace Quickstart.Synthetic;

/// <summary>Writes a small scene in A2D2's layout, whose images, points and boxes agree with one another. The same call writes the same bytes.</summary>
internal static class SyntheticScene
{
    /// <summary>The time between two frames in microseconds.</summary>
    public const long FrameInterval = 100_000;

    public const int FirstId = 91;
    public const int IdStep = 3;

    private const string Name = "20180807_145028";
    private const long FirstTimestamp = 1_533_653_465_000_000;
    private const int Rings = 48;

    private static readonly A2d2Camera[] Cameras = [A2d2Camera.FrontCenter, A2d2Camera.FrontLeft];

    /// <summary>Writes the scene and its calibration.</summary>
    /// <param name="folder">The root of the data set to make.</param>
    /// <param name="frames">The number of frames.</param>
    /// <param name="width">The width of the images in px; 1920 is the real one.</param>
    /// <param name="cancellationToken">Ends the writing before the next frame.</param>
    public static void Write(string folder, int frames = 6, int width = 1920, CancellationToken cancellationToken = default)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, A2d2Dataset.CalibrationFileName), SyntheticRig.ToJson(width));
        var calibration = SyntheticRig.Load(width);
        foreach (var camera in Cameras)
        {
            var photographer = new SyntheticCamera(calibration.Camera(camera));
            for (var i = 0; i < frames; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var world = new SyntheticWorld(i * FrameInterval / 1e6);
                PngFile.Write(PathOf(folder, camera, "camera", i, ".png"), photographer.Photograph(world));
                WriteInfo(PathOf(folder, camera, "camera", i, ".json"), camera, TimestampOf(camera, i));
                WritePoints(PathOf(folder, camera, "lidar", i, ".npz"), calibration.Camera(camera), world, TimestampOf(camera, i));
                WriteBoxes(PathOf(folder, camera, "label3D", i, ".json"), calibration.Camera(camera), i * FrameInterval / 1e6);
            }
        }
    }

    // The second camera takes its picture 4 ms after the first.
    private static long TimestampOf(A2d2Camera camera, int frame) => FirstTimestamp + (frame * FrameInterval) + (camera == A2d2Camera.FrontLeft ? 4_000 : 0);

    private static string PathOf(string folder, A2d2Camera camera, string kind, int frame, string extension)
    {
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"{Name.Replace("_", "", StringComparison.Ordinal)}_{kind}_{camera.ToFileNamePart()}_{FirstId + (IdStep * frame):D9}{extension}");
        var place = Directory.CreateDirectory(Path.Combine(folder, "camera_lidar_semantic_bboxes", Name, kind, camera.ToFolderName()));
        return Path.Combine(place.FullName, name);
    }

    private static void WriteInfo(string path, A2d2Camera camera, long timestamp)
    {
        var lidars = new Dictionary<string, string> { ["0"] = "front_center" };
        File.WriteAllBytes(path, JsonSerializer.SerializeToUtf8Bytes(new { cam_name = camera.ToKey(), cam_tstamp = timestamp, lidar_ids = lidars }));
    }

    private static void WritePoints(string path, A2d2CameraCalibration camera, SyntheticWorld world, long timestamp)
    {
        var seen = Scan(world).Where(point => IsVisible(world, camera, point.Position)).ToList();
        var inView = seen.Select(point => camera.View.Inverse().Transform(point.Position)).ToArray();
        var pixels = seen.Select(point => Pixel(camera, point.Position)).ToArray();
        NpzFile.Save(path, new Dictionary<string, NpyArray>
        {
            ["points"] = NpyArray.Create<double>(inView.SelectMany(p => new[] { p.X, p.Y, p.Z }).ToArray(), inView.Length, 3),
            ["row"] = Column(pixels.Select(pixel => pixel.V)),
            ["col"] = Column(pixels.Select(pixel => pixel.U)),
            ["depth"] = Column(inView.Select(p => p.X)),
            ["distance"] = Column(inView.Select(p => p.Length)),
            ["azimuth"] = Column(inView.Select(p => Math.Atan2(p.Y, p.X))),
            ["reflectance"] = Column(seen.Select(point => (long)point.Reflectance)),
            ["timestamp"] = Column(seen.Select((_, i) => timestamp + i)),
            ["lidar_id"] = Column(seen.Select(_ => 0.0)),
        });
    }

    private static NpyArray Column<T>(IEnumerable<T> values)
        where T : unmanaged
    {
        T[] array = [.. values];
        return NpyArray.Create<T>(array, array.Length);
    }

    /// <summary>Turns the lidar once around and returns what it meets, in the vehicle frame.</summary>
    private static IEnumerable<(Vector3D Position, int Reflectance)> Scan(SyntheticWorld world)
    {
        for (var ring = 0; ring < Rings; ring++)
        {
            var elevation = double.DegreesToRadians(-24 + (28.0 * ring / (Rings - 1)));
            for (var step = -450; step <= 450; step++)
            {
                var azimuth = double.DegreesToRadians(0.2 * step);
                var ray = new Vector3D(Math.Cos(elevation) * Math.Cos(azimuth), Math.Cos(elevation) * Math.Sin(azimuth), Math.Sin(elevation));
                var hit = world.Cast(SyntheticRig.Lidar, ray);
                if (hit.Distance <= SyntheticWorld.LidarRange)
                    yield return (SyntheticRig.Lidar + (ray * hit.Distance), hit.Reflectance);
            }
        }
    }

    /// <summary>Returns whether a camera sees a point: it falls into the image, and nothing stands before it.</summary>
    private static bool IsVisible(SyntheticWorld world, A2d2CameraCalibration camera, Vector3D point)
    {
        if (!camera.Undistorted.Contains(Pixel(camera, point)))
            return false;

        var eye = camera.OpticalFrame.Translation;
        var distance = (point - eye).Length;
        return world.Cast(eye, (point - eye) / distance).Distance > distance * 0.999;
    }

    private static PixelPoint Pixel(A2d2CameraCalibration camera, Vector3D point)
    {
        camera.Undistorted.TryProject(camera.OpticalFrame.Inverse().Transform(point), out var pixel);
        return pixel;
    }

    private static void WriteBoxes(string path, A2d2CameraCalibration camera, double seconds)
    {
        var boxes = new Dictionary<string, object>();
        foreach (var box in SyntheticWorld.Boxes)
        {
            var pose = camera.View.Inverse() * box.PoseAt(seconds);
            if (Label(box, pose, camera, boxes.Count) is { } label)
                boxes.Add($"box_{boxes.Count}", label);
        }

        File.WriteAllBytes(path, JsonSerializer.SerializeToUtf8Bytes(boxes));
    }

    /// <summary>Describes a box as A2D2's label3D does; null where the camera does not see its centre.</summary>
    private static Dictionary<string, object>? Label(SyntheticBox box, RigidTransform pose, A2d2CameraCalibration camera, int id)
    {
        var rotation = QuaternionD.FromRotationMatrix(pose.Rotation).ToAxisAngle();
        var label = new A2d2Box
        {
            Id = id,
            Class = box.Class,
            Center = pose.Translation,
            Size = box.Size,
            AxisAngle = rotation,
            Rectangle = default,
        };
        var corners = label.GetCorners();
        var pixels = corners.Select(corner => Pixel(camera, camera.View.Transform(corner))).ToArray();
        if (!camera.Undistorted.Contains(Pixel(camera, camera.View.Transform(pose.Translation))) || pixels.Any(pixel => double.IsNaN(pixel.U)))
            return null;

        return new Dictionary<string, object>
        {
            ["class"] = box.Class,
            ["id"] = id,
            ["center"] = Array(pose.Translation),
            ["size"] = Array(box.Size),
            ["axis"] = Array(rotation.Axis),
            ["rot_angle"] = rotation.Angle,
            ["2d_bbox"] = new[] { pixels.Min(p => p.U), pixels.Min(p => p.V), pixels.Max(p => p.U), pixels.Max(p => p.V) },
            ["3d_points"] = corners.Select(Array).ToArray(),
            ["alpha"] = 0.0,
            ["truncation"] = 0.0,
            ["occlusion"] = 0.0,
        };
    }

    private static double[] Array(Vector3D vector) => [vector.X, vector.Y, vector.Z];
}
