using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using MlKit.Labeling.Geometry;

namespace MlKit.Labeling.Conversion;

/// <summary>Hashes all that a converted frame depends on. The same fingerprint means the same output, so that the frame need not be converted again.</summary>
internal static class Fingerprint
{
    /// <summary>Raised whenever the converter would write other bytes for the same input.</summary>
    private const int ConverterVersion = 1;

    public static string Of(IReadOnlyList<FramePart> parts, RigidTransform? ego, ConversionContext context)
    {
        var hash = new XxHash128();
        var options = context.Options;
        Add(hash, string.Create(
            CultureInfo.InvariantCulture,
            $"{ConverterVersion}|{options.PointFormat}|{options.Images}|{options.Timestamps}|{options.NonFinitePoints}|{options.DropInvalidPoints}|{options.Compatibility}|{ego}"));
        foreach (var part in parts)
        {
            Add(hash, part.Frame.ToString());
            Add(hash, string.Join('|', part.Camera.Calibration.View, part.Camera.Calibration.Original, part.Camera.Calibration.Undistorted));
            Add(hash, part.Points);
            Add(hash, part.Image);
            Add(hash, part.Info);
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    private static void Add(XxHash128 hash, string text) => Add(hash, Encoding.UTF8.GetBytes(text));

    // The length goes first, so that bytes cannot move from one part to the next unnoticed.
    private static void Add(XxHash128 hash, byte[]? bytes)
    {
        var length = bytes?.LongLength ?? -1;
        hash.Append(MemoryMarshal.AsBytes(new ReadOnlySpan<long>(in length)));
        hash.Append(bytes ?? []);
    }
}
