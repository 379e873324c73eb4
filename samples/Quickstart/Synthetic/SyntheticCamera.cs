using MlKit.Labeling.A2d2;
using MlKit.Labeling.Cameras;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.Imaging;

namespace Quickstart.Synthetic;

/// <summary>Takes pictures of the synthetic world through a real, distorting lens.</summary>
internal sealed class SyntheticCamera
{
    private readonly A2d2CameraCalibration _calibration;
    private readonly Vector3D[] _rays;

    public SyntheticCamera(A2d2CameraCalibration calibration)
    {
        _calibration = calibration;
        _rays = CastRays(calibration);
    }

    public PixelImage Photograph(SyntheticWorld world)
    {
        var camera = _calibration.Original;
        var image = new PixelImage(camera.Width, camera.Height, 3);
        var origin = _calibration.OpticalFrame.Translation;
        Parallel.For(0, camera.Height, y =>
        {
            var row = image.Row(y);
            for (var x = 0; x < camera.Width; x++)
            {
                var ray = _rays[(y * camera.Width) + x];
                var hit = world.Cast(origin, ray);
                var color = double.IsFinite(hit.Distance) ? hit.Color : SyntheticWorld.Sky(ray);
                (row[3 * x], row[(3 * x) + 1], row[(3 * x) + 2]) = (color.R, color.G, color.B);
            }
        });
        return image;
    }

    /// <summary>Returns the direction, in the vehicle frame, in which each pixel of the distorted image looks.</summary>
    private static Vector3D[] CastRays(A2d2CameraCalibration calibration)
    {
        var camera = calibration.Original;
        var rotation = calibration.OpticalFrame.Rotation;
        var rays = new Vector3D[camera.Width * camera.Height];
        Parallel.For(0, camera.Height, y =>
        {
            for (var x = 0; x < camera.Width; x++)
            {
                // A pixel beyond the lens model's reach sees the sky.
                rays[(y * camera.Width) + x] = camera.TryUnproject(new PixelPoint(x, y), out var ray) ? rotation.Transform(ray) : Vector3D.UnitZ;
            }
        });
        return rays;
    }
}
