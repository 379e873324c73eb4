namespace MlKit.Labeling.Checks;

/// <summary>The exception that is thrown when data or options cannot be used; <see cref="Issues"/> holds every problem found, not only the first.</summary>
public sealed class LabelingDataException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="LabelingDataException"/> class for one or more issues.</summary>
    /// <param name="issues">The issues, in the order in which they were found.</param>
    /// <param name="innerException">The exception that led to the issue, if any.</param>
    /// <exception cref="ArgumentNullException"><paramref name="issues"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="issues"/> is empty.</exception>
    public LabelingDataException(IReadOnlyList<LabelingIssue> issues, Exception? innerException = null)
        : base(Describe(issues), innerException) => Issues = [.. issues];

    /// <summary>Initializes a new instance of the <see cref="LabelingDataException"/> class for one issue.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="innerException">The exception that led to the issue, if any.</param>
    public LabelingDataException(LabelingIssue issue, Exception? innerException = null)
        : this([issue], innerException)
    {
    }

    /// <summary>Gets the issues, in the order in which they were found.</summary>
    public IReadOnlyList<LabelingIssue> Issues { get; }

    internal static void ThrowIfAny(IReadOnlyList<LabelingIssue> issues)
    {
        if (issues.Count > 0)
            throw new LabelingDataException(issues);
    }

    private static string Describe(IReadOnlyList<LabelingIssue> issues)
    {
        ArgumentNullException.ThrowIfNull(issues);
        if (issues.Count == 0)
            throw new ArgumentException("An exception needs at least one issue.", nameof(issues));

        return issues.Count == 1
            ? issues[0].ToString()
            : $"{issues.Count} problems were found:\n" + string.Join('\n', issues.Select(issue => "- " + issue));
    }
}
