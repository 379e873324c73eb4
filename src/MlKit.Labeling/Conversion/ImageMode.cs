namespace MlKit.Labeling.Conversion;

/// <summary>Says which images a conversion writes.</summary>
public enum ImageMode
{
    /// <summary>Undistorted images, equal to OpenCV's bit for bit; no distortion coefficients are passed on.</summary>
    Undistort,

    /// <summary>The images as they are, byte for byte; their distortion coefficients are passed on, for Ground Truth to undistort.</summary>
    Original,
}
