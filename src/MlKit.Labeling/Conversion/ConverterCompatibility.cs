namespace MlKit.Labeling.Conversion;

/// <summary>Names converters whose output can be reproduced.</summary>
public enum ConverterCompatibility
{
    /// <summary>None: points go where they belong.</summary>
    None,

    /// <summary>
    /// The one published in aws-samples/end-2-end-3d-ml. Points stay in the camera's view frame although the camera pose is that of the vehicle frame, so they
    /// project to the wrong pixels (by 143 px in the median of one measured frame); files lie flat in the folder, numbers are written as NumPy and Python do, time stamps are frame ids.
    /// Text and JSON are the same bytes; images hold the same pixels. Needs the camera front_center alone, one scene, text/xyz and undistorted images.
    /// </summary>
    Published,
}
