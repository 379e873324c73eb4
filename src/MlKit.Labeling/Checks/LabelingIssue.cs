namespace MlKit.Labeling.Checks;

/// <summary>One thing that is wrong, or looks wrong, in labeling data: where, the rule, what was found and what to do.</summary>
/// <param name="Path">Where: a file, followed by <c>#</c> and an array name (<c>a.npz#points</c>) or, after the line where a file has several, a JSON path (<c>seq.json:41#$.frames[3].format</c>); or the name of an option.</param>
/// <param name="Rule">What must hold, without a full stop: "must have the shape (N, 3)".</param>
/// <param name="Found">What was found instead, without a full stop: "(7, 4)".</param>
/// <param name="Fix">What to do about it, as a full sentence.</param>
public sealed record LabelingIssue(string Path, string Rule, string Found, string Fix)
{
    /// <summary>Gets whether the data cannot be used (<see cref="IssueSeverity.Error"/>) or only looks implausible (<see cref="IssueSeverity.Warning"/>).</summary>
    /// <value>The default is <see cref="IssueSeverity.Error"/>.</value>
    public IssueSeverity Severity { get; init; }

    /// <summary>Returns the issue as one line: <c>Path: Rule, but found Found. Fix</c>.</summary>
    /// <returns>The line, without a line break.</returns>
    public override string ToString() => $"{Path}: {Rule}, but found {Found}. {Fix}";
}
