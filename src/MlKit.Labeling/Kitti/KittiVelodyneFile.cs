using MlKit.Labeling.Checks;
using MlKit.Labeling.PointClouds;

namespace MlKit.Labeling.Kitti;

/// <summary>Reads and writes KITTI <c>velodyne</c> files: x, y, z (m) and reflectance, as 4-byte little-endian floats.</summary>
/// <remarks>KITTI's reflectance goes from 0 to 1. Intensities are written as they are, for A2D2's 0 to 255 divide before; rounding is that of <see cref="PointFile"/>.</remarks>
public static class KittiVelodyneFile
{
    /// <summary>Writes points to a file: under a temporary name first, so that the final name never holds half a file.</summary>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <param name="cloud">The points; one without intensities gets zeros, and colours are left out.</param>
    /// <exception cref="ArgumentNullException"><paramref name="cloud"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is blank.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, PointCloud cloud)
    {
        ArgumentNullException.ThrowIfNull(cloud);
        PointFile.Write(path, cloud.Intensity is null ? new PointCloud(cloud.Points, new double[cloud.Count]) : cloud, PointFormat.BinaryXyzi);
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The points, with intensities.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is blank.</exception>
    /// <exception cref="LabelingDataException">The file ends inside a point.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static PointCloud Read(string path) => PointFile.Read(path, PointFormat.BinaryXyzi);
}
