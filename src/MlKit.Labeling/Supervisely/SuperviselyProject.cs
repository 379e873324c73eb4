using System.Globalization;
using MlKit.Labeling.Annotations;
using MlKit.Labeling.Checks;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.Internal;
using MlKit.Labeling.LabelingJobs;
using MlKit.Labeling.Pcd;
using MlKit.Labeling.PointClouds;

namespace MlKit.Labeling.Supervisely;

/// <summary>Writes a Supervisely project of point cloud episodes: a folder its import takes, with points, images, cameras, classes, tags and cuboids.</summary>
/// <remarks>The format is described at https://developer.supervisely.com/getting-started/supervisely-annotation-format/point-cloud-episodes.</remarks>
public static class SuperviselyProject
{
    /// <summary>Writes the project, an episode for each sequence. Keys are made of what they name, so that equal input gives equal bytes.</summary>
    /// <param name="folder">The project's folder; it is made where it does not exist, and files of these names are replaced. <c>meta.json</c> comes last.</param>
    /// <param name="input">The labeling input the frames' sources are in.</param>
    /// <param name="sequences">The sequences with their labels, each frame with its <see cref="AnnotatedFrame.Source"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="folder"/> is blank, or another argument is null.</exception>
    /// <exception cref="LabelingDataException">A frame has no source, a file of it is missing or cannot be used, an image is distorted, a camera or cuboid has a number that is not finite, or a camera a heading that is no unit quaternion. All are listed, but for what damaged files hold.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static void Write(string folder, ConversionTarget input, IEnumerable<LabeledLine> sequences)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(sequences);

        var episodes = sequences.Select(line => new SuperviselyEpisode(NameOf(line.Line, input), line.Frames)).ToList();
        var issues = episodes.SelectMany(episode => SuperviselyRules.Check(episode, input)).ToList();
        foreach (var twins in episodes.GroupBy(episode => episode.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Key.Length == 0 || group.Count() > 1))
            issues.Add(new LabelingIssue("sequences", "must each have a source-ref that names another episode", $"'{twins.Key}' {twins.Count()} times", "Write them to projects of their own."));
        if (issues.Count > 0)
            throw new LabelingDataException(issues);

        var numericTags = SuperviselyMeta.NumericTags(episodes);
        foreach (var episode in episodes)
            WriteEpisode(Path.Combine(folder, episode.Name), episode, input, numericTags);
        WriteFile(Path.Combine(folder, "meta.json"), SuperviselyMeta.Write(episodes, numericTags));
    }

    /// <summary>Returns the local path of a frame's file; null where it does not lie beneath the input's prefix.</summary>
    internal static string? LocalPath(ConversionTarget input, string name, string? prefix) =>
        input.ToLocalPath(name.StartsWith("s3://", StringComparison.Ordinal) ? name : (prefix ?? input.S3Prefix) + name);

    /// <summary>Returns an episode's name: the path of its sequence file beneath the prefix, as one folder's name.</summary>
    private static string NameOf(ManifestLine line, ConversionTarget input)
    {
        var path = line.SourceRef.StartsWith(input.S3Prefix, StringComparison.Ordinal) ? line.SourceRef[input.S3Prefix.Length..] : line.SourceRef[(line.SourceRef.LastIndexOf('/') + 1)..];
        return Path.ChangeExtension(path, null).Replace('/', '-').Replace('\\', '-').TrimStart('.');
    }

    private static void WriteEpisode(string folder, SuperviselyEpisode episode, ConversionTarget input, IReadOnlySet<string> numericTags)
    {
        for (var i = 0; i < episode.Frames.Length; i++)
        {
            var source = episode.Frames[i].Source!;
            var cloud = PointFile.Read(LocalPath(input, source.Frame, null)!, source.Format);
            WriteFile(Path.Combine(folder, "pointcloud", episode.CloudName(i)), PcdFile.Encode(cloud, PcdEncoding.Binary));
            for (var j = 0; j < source.Images.Length; j++)
                WriteImage(Path.Combine(folder, "related_images", episode.ImagesName(i)), source.Images[j], LocalPath(input, source.Images[j].ImagePath, source.Prefix)!, j);
        }

        WriteFile(Path.Combine(folder, "frame_pointcloud_map.json"), GroundTruthJson.Write(json =>
        {
            json.WriteStartObject();
            for (var i = 0; i < episode.Frames.Length; i++)
                json.WriteString(i.ToString(CultureInfo.InvariantCulture), episode.CloudName(i));
            json.WriteEndObject();
        }));
        WriteFile(Path.Combine(folder, "annotation.json"), SuperviselyAnnotation.Write(episode, numericTags));
    }

    private static void WriteImage(string folder, GroundTruthImage image, string path, int index)
    {
        var device = string.Create(CultureInfo.InvariantCulture, $"camera-{index}");
        var name = device + Path.GetExtension(path);
        WriteFile(Path.Combine(folder, name), SourceFile.Read(path));
        WriteFile(Path.Combine(folder, name + ".json"), SuperviselyImage.Write(name, device, image));
    }

    private static void WriteFile(string path, ReadOnlyMemory<byte> content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        AtomicFile.Write(path, content);
    }
}
