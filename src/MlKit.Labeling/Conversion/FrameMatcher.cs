using MlKit.Labeling.A2d2;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Internal;

namespace MlKit.Labeling.Conversion;

/// <summary>Finds the frame of another camera that was taken at the same time: by the clocks, or by the id where clocks are not used.</summary>
internal sealed class FrameMatcher
{
    private readonly SortedList<long, A2d2Frame> _byKey = [];
    private readonly double _maxDifference;

    /// <param name="frames">The frames of the other camera.</param>
    /// <param name="options">The options.</param>
    /// <param name="issues">Receives what is wrong with frames whose time cannot be read; they match nothing.</param>
    public FrameMatcher(IReadOnlyList<A2d2Frame> frames, A2d2ConverterOptions options, List<LabelingIssue> issues)
    {
        _maxDifference = options.Timestamps == TimestampSource.CameraClock ? options.MaxTimeDifference.TotalMicroseconds : 0;
        foreach (var frame in frames)
        {
            if (KeyOf(frame, options, issues) is { } key && !_byKey.TryAdd(key, frame))
                issues.Add(SameTime(frame, _byKey[key]));
        }
    }

    /// <summary>Returns the time (microseconds) or id by which a frame is matched; null, with issues, where its time cannot be read.</summary>
    public static long? KeyOf(A2d2Frame frame, A2d2ConverterOptions options, List<LabelingIssue> issues)
    {
        if (options.Timestamps == TimestampSource.FrameId)
            return frame.Id;

        try
        {
            var path = frame.Required(A2d2FileKind.ImageInfo);
            return A2d2ImageInfo.Parse(SourceFile.Read(path), path).Timestamp;
        }
        catch (LabelingDataException exception)
        {
            issues.AddRange(exception.Issues);
            return null;
        }
    }

    public A2d2Frame? Find(long key)
    {
        var after = FirstAtOrAfter(key);
        return new[] { after - 1, after }
            .Where(index => index >= 0 && index < _byKey.Count)
            .Select(index => (Frame: _byKey.Values[index], Difference: Math.Abs((double)_byKey.Keys[index] - key)))
            .Where(found => found.Difference <= _maxDifference)
            .OrderBy(found => found.Difference)
            .FirstOrDefault().Frame;
    }

    private static LabelingIssue SameTime(A2d2Frame frame, A2d2Frame other) => new(
        frame.Required(A2d2FileKind.ImageInfo) + "#$.cam_tstamp",
        "must be the time of one image of its camera",
        $"the time of {Path.GetFileName(other.Required(A2d2FileKind.ImageInfo))} too",
        "Correct the time, or remove one of the two frames.");

    private int FirstAtOrAfter(long key)
    {
        var (low, high) = (0, _byKey.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_byKey.Keys[middle] < key)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
