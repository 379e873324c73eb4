using System.Collections.Immutable;
using MlKit.Labeling.Annotations;
using MlKit.Labeling.Checks;

namespace MlKit.Labeling.Differences;

/// <summary>Represents what labelers changed: the labels of frames before and after.</summary>
/// <param name="Frames">What became of each frame: those of before in their order, then the others.</param>
/// <remarks>
/// Within a frame, labels of one object id are the same object, whatever became of it. Of those left, the pair that overlaps best is the same object, then the best of
/// the rest, and so on; of equal overlaps the one earlier in the frame goes first. What finds no partner was removed or added.
/// </remarks>
public sealed record LabelDifferences(ImmutableArray<FrameDifferences> Frames)
{
    /// <summary>Compares labels.</summary>
    /// <param name="before">The frames before, such as the input of an adjustment job.</param>
    /// <param name="after">The frames after, such as its output.</param>
    /// <param name="minOverlap">The least intersection over union, in (0, 1], at which labels without a common object id count as the same object.</param>
    /// <returns>The differences. Frames are the same where <see cref="AnnotatedFrame.Source"/> names the same point file; without source, where their numbers are. Sequences that name or number their frames alike are compared one at a time.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="before"/> or <paramref name="after"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="minOverlap"/> is not in (0, 1].</exception>
    /// <exception cref="LabelingDataException">A frame occurs twice before or twice after.</exception>
    public static LabelDifferences Compare(IEnumerable<AnnotatedFrame> before, IEnumerable<AnnotatedFrame> after, double minOverlap = 0.1)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (!(minOverlap is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(minOverlap), minOverlap, "The overlap must lie in (0, 1].");

        var issues = new List<LabelingIssue>();
        var (ones, others) = (ByKey(before, nameof(before), issues), ByKey(after, nameof(after), issues));
        if (issues.Count > 0)
            throw new LabelingDataException(issues);

        var frames = ones.Select(one => FrameComparer.Compare(one.Value, others.GetValueOrDefault(one.Key), minOverlap))
            .Concat(others.Where(other => !ones.ContainsKey(other.Key)).Select(other => FrameComparer.Compare(null, other.Value, minOverlap)));
        return new LabelDifferences([.. frames]);
    }

    /// <summary>Counts cuboids.</summary>
    /// <param name="change">What became of them.</param>
    /// <returns>How many cuboids of all frames that became of.</returns>
    public int Count(LabelChange change) => Frames.Sum(frame => frame.Cuboids.Count(cuboid => cuboid.Change == change));

    /// <summary>Returns the report as a Markdown page.</summary>
    /// <returns>The page: counts by label and by frame, and the cuboids that were moved most.</returns>
    public string ToMarkdown() => DifferenceMarkdown.Write(this, []);

    /// <summary>Returns every difference as UTF-8 JSON.</summary>
    /// <returns>The JSON with a line break at its end.</returns>
    public byte[] ToJson() => DifferenceJson.Write(this);

    // An ordered dictionary: frames are told in the order they were given.
    private static OrderedDictionary<string, AnnotatedFrame> ByKey(IEnumerable<AnnotatedFrame> frames, string name, List<LabelingIssue> issues)
    {
        var byKey = new OrderedDictionary<string, AnnotatedFrame>(StringComparer.Ordinal);
        foreach (var (i, frame) in frames.Index())
        {
            var key = frame.Source?.Frame ?? FormattableString.Invariant($"{frame.Number}");
            if (!byKey.TryAdd(key, frame))
                issues.Add(new(FormattableString.Invariant($"{name}[{i}]"), "must be another frame than those before it", key, "Compare each frame once; where several sequences name or number their frames alike, compare one sequence at a time."));
        }

        return byKey;
    }
}
