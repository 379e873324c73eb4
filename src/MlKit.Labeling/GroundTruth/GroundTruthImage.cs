using MlKit.Labeling.Cameras;

namespace MlKit.Labeling.GroundTruth;

/// <summary>Represents one camera image of a frame: an entry of <c>images</c>.</summary>
/// <remarks>
/// A coefficient that is null is left out of the file. Ground Truth undistorts images whose coefficients are given; those of an image that is already
/// undistorted must be left out. See https://docs.aws.amazon.com/sagemaker/latest/dg/sms-point-cloud-multi-frame-input-data.html.
/// </remarks>
public sealed record GroundTruthImage
{
    /// <summary>Gets the path of the image relative to the prefix: <c>image-path</c>.</summary>
    public required string ImagePath { get; init; }

    /// <summary>Gets the time of the image in s UTC since 1970: <c>unix-timestamp</c>.</summary>
    public required double UnixTimestamp { get; init; }

    /// <summary>Gets the focal length along u in px: <c>fx</c>.</summary>
    public required double Fx { get; init; }

    /// <summary>Gets the focal length along v in px: <c>fy</c>.</summary>
    public required double Fy { get; init; }

    /// <summary>Gets the u of the principal point in px: <c>cx</c>.</summary>
    public required double Cx { get; init; }

    /// <summary>Gets the v of the principal point in px: <c>cy</c>.</summary>
    public required double Cy { get; init; }

    /// <summary>Gets the first radial coefficient: <c>k1</c>.</summary>
    public double? K1 { get; init; }

    /// <summary>Gets the second radial coefficient: <c>k2</c>.</summary>
    public double? K2 { get; init; }

    /// <summary>Gets the third radial coefficient: <c>k3</c>.</summary>
    public double? K3 { get; init; }

    /// <summary>Gets the fourth radial coefficient: <c>k4</c>.</summary>
    public double? K4 { get; init; }

    /// <summary>Gets the first tangential coefficient: <c>p1</c>. Pinhole only.</summary>
    public double? P1 { get; init; }

    /// <summary>Gets the second tangential coefficient: <c>p2</c>. Pinhole only.</summary>
    public double? P2 { get; init; }

    /// <summary>Gets the skew of the pixels: <c>skew</c>.</summary>
    public double? Skew { get; init; }

    /// <summary>Gets the pose of the camera's optical frame (z forward, x right, y down) in the world frame: <c>position</c> and <c>heading</c>.</summary>
    public required GroundTruthPose Pose { get; init; }

    /// <summary>Gets the camera model: <c>camera-model</c>.</summary>
    public GroundTruthCameraModel CameraModel { get; init; }

    /// <summary>Gets whether <see cref="ToCameraModel"/> has a model for the camera: none here has a skew or, for a pinhole camera, a k4.</summary>
    internal bool HasCameraModel => Skew is null or 0 && (CameraModel == GroundTruthCameraModel.Fisheye || K4 is null or 0);

    /// <summary>Returns the camera as a model that projects points.</summary>
    /// <param name="width">The width of the image in px.</param>
    /// <param name="height">The height of the image in px.</param>
    /// <returns>The camera model.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, a focal length is not positive, or a number is not finite.</exception>
    /// <exception cref="NotSupportedException">The image has a skew or, for a pinhole camera, a k4: no camera model here has them.</exception>
    public CameraModel ToCameraModel(int width, int height)
    {
        if (Skew is not (null or 0))
            throw new NotSupportedException("Cameras with skewed pixels cannot be projected into.");

        if (CameraModel == GroundTruthCameraModel.Fisheye)
            return new FisheyeCamera(width, height, Fx, Fy, Cx, Cy, K1 ?? 0, K2 ?? 0, K3 ?? 0, K4 ?? 0);
        if (K4 is not (null or 0))
            throw new NotSupportedException("A pinhole camera with k4 cannot be projected into.");

        return (K1 ?? 0) == 0 && (K2 ?? 0) == 0 && (K3 ?? 0) == 0 && (P1 ?? 0) == 0 && (P2 ?? 0) == 0
            ? new PinholeCamera(width, height, Fx, Fy, Cx, Cy)
            : new BrownConradyCamera(width, height, Fx, Fy, Cx, Cy, K1 ?? 0, K2 ?? 0, P1 ?? 0, P2 ?? 0, K3 ?? 0);
    }
}
