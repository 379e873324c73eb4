namespace MlKit.Labeling.PointClouds;

/// <summary>Names the raw point formats that Ground Truth reads.</summary>
/// <remarks>
/// Text has one point per line, numbers separated by a space. Binary has 4-byte little-endian floats without any separator. See "Accepted Raw 3D Data
/// Formats" in the Amazon SageMaker developer guide: https://docs.aws.amazon.com/sagemaker/latest/dg/sms-point-cloud-raw-data-types.html.
/// </remarks>
public enum PointFormat
{
    /// <summary><c>text/xyz</c>: the coordinates in m.</summary>
    TextXyz,

    /// <summary><c>text/xyzi</c>: the coordinates in m and the intensity.</summary>
    TextXyzi,

    /// <summary><c>text/xyzrgb</c>: the coordinates in m and the colour, 0 to 255 a channel.</summary>
    TextXyzrgb,

    /// <summary><c>text/xyzirgb</c>: the coordinates in m, the intensity and the colour, 0 to 255 a channel.</summary>
    TextXyzirgb,

    /// <summary><c>binary/xyz</c>: 12 bytes a point.</summary>
    BinaryXyz,

    /// <summary><c>binary/xyzi</c>: 16 bytes a point.</summary>
    BinaryXyzi,

    /// <summary><c>binary/xyzrgb</c>: 24 bytes a point.</summary>
    BinaryXyzrgb,

    /// <summary><c>binary/xyzirgb</c>: 28 bytes a point.</summary>
    BinaryXyzirgb,
}
