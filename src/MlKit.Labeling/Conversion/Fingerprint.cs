using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.Cameras;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.Internal;

namespace MlKit.Labeling.Conversion;

/// <summary>Hashes all that a converted frame depends on. The same fingerprint means the same output, so that the frame need not be converted again.</summary>
internal static class Fingerprint
{
    /// <summary>Raised whenever the converter would write other bytes for the same input.</summary>
    private const int ConverterVersion = 2;

    public static string Of(IReadOnlyList<FramePart> parts, RigidTransform ego, ConversionContext context)
    {
        var hash = new XxHash128();
        var options = context.Options;
        Add(hash, string.Create(
            CultureInfo.InvariantCulture,
            $"{ConverterVersion}|{options.PointFormat}|{options.CoordinateDecimals}|{options.Images}|{options.Timestamps}|{options.NonFinitePoints}|{options.DropInvalidPoints}|{options.Compatibility}"));
        Add(hash, ego);
        foreach (var part in parts)
        {
            Add(hash, part.Frame.ToString());
            Add(hash, part.Camera.Calibration);
            Add(hash, part.Points);
            Add(hash, part.ImageHash);
            Add(hash, part.Info);
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    private static void Add(XxHash128 hash, A2d2CameraCalibration calibration)
    {
        Add(hash, calibration.View);
        Add(hash, calibration.Lens.ToString());
        Add(hash, calibration.Distortion.AsSpan());
        foreach (var camera in new CameraModel[] { calibration.Original, calibration.Undistorted })
            Add(hash, [camera.Width, camera.Height, camera.Fx, camera.Fy, camera.Cx, camera.Cy]);
    }

    private static void Add(XxHash128 hash, RigidTransform t)
    {
        var (r, p) = (t.Rotation, t.Translation);
        Add(hash, [r.M00, r.M01, r.M02, r.M10, r.M11, r.M12, r.M20, r.M21, r.M22, p.X, p.Y, p.Z]);
    }

    private static void Add(XxHash128 hash, ReadOnlySpan<double> values) => hash.Append(MemoryMarshal.AsBytes(values));

    private static void Add(XxHash128 hash, UInt128 value) => hash.Append(MemoryMarshal.AsBytes(new ReadOnlySpan<UInt128>(in value)));

    private static void Add(XxHash128 hash, string text) => Add(hash, Encoding.UTF8.GetBytes(text), isThere: true);

    private static void Add(XxHash128 hash, PooledBuffer? file) => Add(hash, file is null ? default : file.Span, file is not null);

    // The length goes first, so that bytes cannot move from one part to the next unnoticed.
    private static void Add(XxHash128 hash, ReadOnlySpan<byte> bytes, bool isThere)
    {
        var length = isThere ? (long)bytes.Length : -1;
        hash.Append(MemoryMarshal.AsBytes(new ReadOnlySpan<long>(in length)));
        hash.Append(bytes);
    }
}
