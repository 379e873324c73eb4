namespace MlKit.Labeling.Pcd;

/// <summary>Lists the encodings in which PCD files are written.</summary>
/// <remarks>See https://pointclouds.org/documentation/tutorials/pcd_file_format.html. Files in <c>binary_compressed</c> are read, not written.</remarks>
public enum PcdEncoding
{
    /// <summary><c>DATA ascii</c>: a line of numbers for each point.</summary>
    Ascii,

    /// <summary><c>DATA binary</c>: little-endian values, point by point.</summary>
    Binary,
}
