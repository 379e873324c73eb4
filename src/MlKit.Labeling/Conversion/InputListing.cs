using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using MlKit.Labeling.GroundTruth;

namespace MlKit.Labeling.Conversion;

/// <summary>Writes the files that list the converted frames: sequence files, and the manifests of the job kinds.</summary>
internal sealed partial record InputListing(ImmutableArray<string> SequenceFiles, string SequenceManifest, string? FrameManifest)
{
    private const string TrackingManifest = "manifests/object-tracking.manifest";
    private const string FramesManifest = "manifests/frames.manifest";

    /// <summary>
    /// Deletes the manifests and sequence files of an earlier run. Until this one has ended, frames of both may lie side by side; without them nobody labels such a mixture.
    /// </summary>
    public static void Invalidate(OutputFolder output, IEnumerable<string> scenes)
    {
        output.Delete(TrackingManifest);
        output.Delete(FramesManifest);
        foreach (var scene in scenes)
            output.DeleteAll(scene, SequenceName());
    }

    public static InputListing Write(ConversionContext context, IReadOnlyList<FrameOutcome> outcomes)
    {
        var sequences = ImmutableArray.CreateBuilder<string>();
        var frames = Frames(outcomes).ToList();
        foreach (var scene in outcomes.GroupBy(outcome => outcome.Scene))
            sequences.AddRange(WriteSequences(context, scene.Key, Frames(scene), sequences.Count));

        return new InputListing(
            sequences.ToImmutable(),
            WriteManifest(context, TrackingManifest, sequences.Select(path => new ManifestLine(context.Target.S3Prefix + path))),
            WriteManifest(context, FramesManifest, frames.Select(frame => ToLine(context, frame))));
    }

    /// <summary>Writes the sequences of a scene: files are numbered within the scene, sequences (<c>seq-no</c>) through the manifest.</summary>
    private static List<string> WriteSequences(ConversionContext context, string scene, IEnumerable<GroundTruthFrame> frames, int before)
    {
        var paths = new List<string>();
        foreach (var chunk in frames.Chunk(context.Options.FramesPerSequence))
        {
            var number = paths.Count + 1;
            var path = string.Create(CultureInfo.InvariantCulture, $"{scene}/sequence-{number:D4}.json");
            context.Output.Write(path, new SequenceFile(before + number, context.Target.S3Prefix, [.. chunk]).ToJson());
            paths.Add(path);
        }

        return paths;
    }

    private static IEnumerable<GroundTruthFrame> Frames(IEnumerable<FrameOutcome> outcomes) => outcomes.Select(outcome => outcome.Record).OfType<FrameRecord>().Select(record => record.Frame);

    private static ManifestLine ToLine(ConversionContext context, GroundTruthFrame frame) =>
        new(context.Target.S3Prefix + frame.Frame, frame with { Prefix = context.Target.S3Prefix });

    private static string WriteManifest(ConversionContext context, string path, IEnumerable<ManifestLine> lines)
    {
        using var content = new MemoryStream();
        foreach (var line in lines)
            content.Write(line.ToJson());
        context.Output.Write(path, content.GetBuffer().AsMemory(0, (int)content.Length));
        return path;
    }

    [GeneratedRegex(@"^sequence-\d{4,}\.json$")]
    private static partial Regex SequenceName();
}
