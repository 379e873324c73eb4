using MlKit.Labeling.Checks;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.Internal;
using MlKit.Labeling.LabelCategories;

namespace MlKit.Labeling.LabelingJobs;

/// <summary>Reads a manifest and tells whether it fits a job. What is the same in every line is told once, with the number of lines.</summary>
internal sealed class JobInputChecker(LabelingJob job, LabelCategoryConfiguration categories, ConversionTarget? target, CancellationToken cancellationToken)
{
    private readonly List<LabelingIssue> _issues = [];
    private readonly HashSet<string> _sequences = [];
    private readonly SortedDictionary<string, (int Count, int First)> _missing = new(StringComparer.Ordinal);
    private readonly string? _audited = job.Kind == LabelingJobKind.Labeling ? null : categories.AuditLabelAttributeName;
    private (int Count, int First) _otherTask;
    private int _number;

    private bool IsTracking => job.Task == LabelingTask.ObjectTracking;

    public IReadOnlyList<LabelingIssue> Run(string manifest)
    {
        var count = 0;
        foreach (var (number, line) in JsonLines.Read(manifest))
        {
            cancellationToken.ThrowIfCancellationRequested();
            _number = number;
            count++;
            CheckLine(FormattableString.Invariant($"{manifest}:{_number}"), line);
        }

        if (count is 0 or > GroundTruthLimits.LinesPerManifest)
            _issues.Add(InputChecker.WrongCount(manifest, count));
        if (_otherTask.Count > 0)
            _issues.Add(OtherTask(manifest));
        foreach (var (key, lines) in _missing)
            _issues.Add(new(manifest, $"must hold '{key}', of the labels to adjust or verify, in every line", $"{Lines(lines, "line")} without", "Use the output manifest of the job that made the labels, or correct AuditLabelAttributeName."));
        return _issues;
    }

    private void CheckLine(string name, ReadOnlyMemory<byte> text)
    {
        if (Attempt(() => JsonSource.Read(text, name, ReadLine)) is not { Frame: null } sequence || !IsTracking)
            return;

        // Without a local copy there is nothing to say of a sequence.
        if (_sequences.Add(sequence.SourceRef) && target?.ToLocalPath(sequence.SourceRef) is { } path && File.Exists(path))
            Attempt(() => SequenceFile.Parse(SourceFile.Read(path), path));
    }

    private ManifestLine ReadLine(JsonCursor root)
    {
        var line = GroundTruthJsonReader.ReadManifestLine(root, yaw: null);
        if (!root.IsObject)
            return line;

        if (line.Frame is null != IsTracking)
            _otherTask = OneMore(_otherTask);
        if (_audited is not null && Audited(root, _audited) is not null && Audited(root, _audited + "-metadata") is { } metadata)
            CheckAudited(metadata, line.Labels.FirstOrDefault(labels => labels.Name == _audited));
        return line;
    }

    private void CheckAudited(JsonCursor metadata, JobLabels? labels)
    {
        if (!metadata.IsObject)
            metadata.Wrong("must be an object");
        else if (labels?.Metadata.Task != job.Task)
            metadata.Required("type")?.Wrong($"must be '{LabelMetadataJson.TypeOf(job.Task)}', for {job.Task}", "Adjust or verify labels of a job of the same task.");
    }

    private JsonCursor? Audited(JsonCursor root, string key)
    {
        var found = root.Optional(key);
        if (found is null)
            _missing[key] = OneMore(_missing.GetValueOrDefault(key));
        return found;
    }

    private LabelingIssue OtherTask(string manifest) => IsTracking
        ? new(manifest, $"must hold sequences, without source-ref-metadata, for {job.Task}", Lines(_otherTask, "frame"), "Use the manifest of sequences, or set Task to ObjectDetection or SemanticSegmentation.")
        : new(manifest, $"must hold frames, with source-ref-metadata, for {job.Task}", Lines(_otherTask, "sequence"), "Use the manifest of frames, or set Task to ObjectTracking.");

    private (int Count, int First) OneMore((int Count, int First) lines) => (lines.Count + 1, lines.Count == 0 ? _number : lines.First);

    private static string Lines((int Count, int First) lines, string what) =>
        FormattableString.Invariant($"{lines.Count} {what}{(lines.Count == 1 ? "" : "s")} (first in line {lines.First})");

    private T? Attempt<T>(Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (LabelingDataException exception)
        {
            _issues.AddRange(exception.Issues);
            return null;
        }
    }
}
