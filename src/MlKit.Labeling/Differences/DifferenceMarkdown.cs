using System.Globalization;
using System.Text;

namespace MlKit.Labeling.Differences;

/// <summary>Writes the report for people.</summary>
internal static class DifferenceMarkdown
{
    private const int MovedMost = 20;
    private static readonly LabelChange[] Changes = Enum.GetValues<LabelChange>();

    public static string Write(LabelDifferences differences, IReadOnlyList<string> pictures)
    {
        var text = new StringBuilder("# What the labelers changed\n\n");
        var paired = differences.Frames.SelectMany(frame => frame.Cuboids).Where(cuboid => cuboid is { Before: not null, After: not null }).ToList();
        Line(text, $"{differences.Frames.Length} frames, {paired.Count} cuboids found before and after. Their mean intersection over union (IoU) is {Mean(paired)}.");
        WriteLabels(text, differences, paired);
        WriteReclassified(text, paired);
        WriteFrames(text, differences);
        WriteMoved(text, differences);
        if (pictures.Count > 0)
        {
            Line(text, $"\n## Pictures\n\nGrey is unchanged, blue adjusted (dark as it was, bright as it is), orange reclassified, green added, red removed.");
            foreach (var picture in pictures)
                Line(text, $"\n![{picture}]({picture})");
        }

        return text.ToString();
    }

    private static void WriteLabels(StringBuilder text, LabelDifferences differences, List<CuboidDifference> paired)
    {
        text.Append("\n## By label\n\nA reclassified cuboid counts for the label it has now.\n\n| label | unchanged | adjusted | reclassified | added | removed | mean IoU |\n|---|--:|--:|--:|--:|--:|--:|\n");
        var labels = differences.Frames.SelectMany(frame => frame.Cuboids).GroupBy(cuboid => cuboid.Latest.Label, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal);
        foreach (var label in labels)
            Line(text, $"| {Cell(label.Key)} | {Counts(label)} | {Mean([.. label.Where(cuboid => cuboid is { Before: not null, After: not null })])} |");
        Line(text, $"| all | {Counts(differences.Frames.SelectMany(frame => frame.Cuboids))} | {Mean(paired)} |");
    }

    private static void WriteReclassified(StringBuilder text, List<CuboidDifference> paired)
    {
        var groups = paired.Where(cuboid => cuboid.Change == LabelChange.Reclassified).GroupBy(cuboid => (cuboid.Before!.Label, cuboid.After!.Label)).OrderBy(group => group.Key).ToList();
        if (groups.Count == 0)
            return;

        text.Append("\n## Reclassified\n\n| from | to | cuboids |\n|---|---|--:|\n");
        foreach (var group in groups)
            Line(text, $"| {Cell(group.Key.Item1)} | {Cell(group.Key.Item2)} | {group.Count()} |");
    }

    private static void WriteFrames(StringBuilder text, LabelDifferences differences)
    {
        var changed = differences.Frames.Where(frame => frame.Changes > 0 || !frame.ChangedAnswers.IsEmpty).ToList();
        Line(text, $"\n## By frame\n\n{differences.Frames.Length - changed.Count} of {differences.Frames.Length} frames are as they were.");
        if (changed.Count == 0)
            return;

        text.Append("\n| frame | unchanged | adjusted | reclassified | added | removed | rectangles changed | answers changed |\n|---|--:|--:|--:|--:|--:|--:|---|\n");
        foreach (var frame in changed)
            Line(text, $"| {frame.Frame.Number} {Cell(frame.Frame.Name ?? "")} | {Counts(frame.Cuboids)} | {frame.Rectangles.Count(rectangle => rectangle.Change != LabelChange.Unchanged)} |{Cell(string.Concat(frame.ChangedAnswers.Select(question => " " + question)))} |");
    }

    private static void WriteMoved(StringBuilder text, LabelDifferences differences)
    {
        var moved = differences.Frames.SelectMany(frame => frame.Cuboids, (frame, cuboid) => (Frame: frame.Frame, Cuboid: cuboid))
            .Where(pair => pair.Cuboid is { Before: not null, After: not null } && HasMoved(pair.Cuboid))
            .OrderBy(pair => Math.Round(pair.Cuboid.IntersectionOverUnion, 3)).Take(MovedMost).ToList();
        if (moved.Count == 0)
            return;

        Line(text, $"\n## Moved most\n\nThe least IoU first, {MovedMost} cuboids at most.\n");
        text.Append("| frame | object | label | IoU | center moved (m) | turned (rad) |\n|---|---|---|--:|--:|--:|\n");
        foreach (var (frame, cuboid) in moved)
            Line(text, $"| {frame.Number} | {Cell(cuboid.Latest.ObjectName ?? cuboid.Latest.ObjectId ?? "")} | {Cell(cuboid.Latest.Label)} | {cuboid.IntersectionOverUnion:0.000} | {cuboid.CenterDistance:0.000} | {cuboid.Turn:0.000} |");
    }

    private static bool HasMoved(CuboidDifference cuboid) =>
        cuboid.CenterDistance > FrameComparer.SamePlace || cuboid.Turn > FrameComparer.SamePlace || cuboid.IntersectionOverUnion < 1 - FrameComparer.SamePlace;

    private static string Counts(IEnumerable<CuboidDifference> cuboids)
    {
        var byChange = cuboids.CountBy(cuboid => cuboid.Change).ToDictionary();
        return string.Join(" | ", Changes.Select(change => byChange.GetValueOrDefault(change).ToString(CultureInfo.InvariantCulture)));
    }

    private static string Mean(List<CuboidDifference> paired) => paired.Count == 0 ? "-" : paired.Average(cuboid => cuboid.IntersectionOverUnion).ToString("0.000", CultureInfo.InvariantCulture);

    // Names come from workers and may hold anything.
    private static string Cell(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");

    private static void Line(StringBuilder text, FormattableString line) => text.Append(FormattableString.Invariant(line)).Append('\n');
}
