using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Imaging;
using MlKit.Labeling.Internal;
using MlKit.Labeling.PointClouds;

namespace MlKit.Labeling.Differences;

/// <summary>Writes differences as a folder to look at: a page, the same as JSON, and pictures of the frames that changed most.</summary>
public static class DifferenceReport
{
    /// <summary>Writes <c>differences.md</c>, <c>differences.json</c> and the pictures. Files of these names are replaced; other pictures of an earlier report stay.</summary>
    /// <param name="folder">The folder; it is made where it does not exist.</param>
    /// <param name="differences">The differences.</param>
    /// <param name="input">The labeling input, for the pictures' points and images; null to draw boxes only.</param>
    /// <param name="pictured">How many frames to draw, those with the most changes first.</param>
    /// <returns>The paths of the files, the page first.</returns>
    /// <exception cref="ArgumentException"><paramref name="folder"/> is blank, or <paramref name="differences"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="pictured"/> is negative.</exception>
    /// <exception cref="LabelingDataException">A point file or image of a frame that is drawn cannot be used.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static ImmutableArray<string> Write(string folder, LabelDifferences differences, ConversionTarget? input = null, int pictured = 4)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        ArgumentNullException.ThrowIfNull(differences);
        ArgumentOutOfRangeException.ThrowIfNegative(pictured);

        Directory.CreateDirectory(folder);
        var pictures = new List<string>();
        foreach (var frame in differences.Frames.Where(frame => frame.Changes > 0).OrderByDescending(frame => frame.Changes).Take(pictured))
            pictures.AddRange(Draw(folder, frame, input, FormattableString.Invariant($"{differences.Frames.IndexOf(frame):D4}")));

        var (page, json) = (Path.Combine(folder, "differences.md"), Path.Combine(folder, "differences.json"));
        AtomicFile.Write(json, differences.ToJson());
        AtomicFile.Write(page, Encoding.UTF8.GetBytes(DifferenceMarkdown.Write(differences, pictures)));
        return [page, json, .. pictures.Select(name => Path.Combine(folder, name))];
    }

    private static IEnumerable<string> Draw(string folder, FrameDifferences frame, ConversionTarget? input, string number)
    {
        var source = frame.Frame.Source;
        var points = source is null ? null : LocalPath(input, source.Frame, null);
        yield return Write(folder, $"frame-{number}-birds-eye-view.png", DifferencePictures.BirdsEye(frame, points is null ? null : PointFile.Read(points, source!.Format)));

        for (var i = 0; i < source?.Images.Length; i++)
        {
            // Only PNG images can be drawn on, and only those of cameras that can be projected into.
            var path = LocalPath(input, source.Images[i].ImagePath, source.Prefix);
            if (path is not null && path.EndsWith(".png", StringComparison.OrdinalIgnoreCase) && source.Images[i].HasCameraModel)
                yield return Write(folder, string.Create(CultureInfo.InvariantCulture, $"frame-{number}-image-{i}.png"), DifferencePictures.Overlay(frame, PngFile.Read(path), i));
        }
    }

    /// <summary>Returns the local path of a file that a sequence names relative to its prefix, or a manifest by its URI; null where it is not there.</summary>
    private static string? LocalPath(ConversionTarget? input, string name, string? prefix)
    {
        if (input is null)
            return null;

        var uri = name.StartsWith("s3://", StringComparison.Ordinal) ? name : (prefix ?? input.S3Prefix) + name;
        return input.ToLocalPath(uri) is { } path && File.Exists(path) ? path : null;
    }

    private static string Write(string folder, string name, PixelImage picture)
    {
        PngFile.Write(Path.Combine(folder, name), picture);
        return name;
    }
}
