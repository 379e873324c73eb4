namespace MlKit.Pipelines.Validation;

/// <summary>One thing that is wrong, or looks wrong, in a definition: where, the rule, what was found and what to do.</summary>
/// <param name="Code">The rule's code in <c>docs/diagnostics.md</c>, such as <c>ASL201</c>.</param>
/// <param name="Path">Where: a JSON pointer into the definition, such as <c>/States/Train/Next</c>, or line and column of text that is no JSON.</param>
/// <param name="Rule">What must hold, without a full stop: "must be the name of a state in the same scope".</param>
/// <param name="Found">What was found instead, without a full stop.</param>
/// <param name="Fix">What to do about it, as a full sentence.</param>
public sealed record DefinitionIssue(string Code, string Path, string Rule, string Found, string Fix)
{
    /// <summary>Gets how serious the issue is.</summary>
    /// <value>The default is <see cref="IssueSeverity.Error"/>.</value>
    public IssueSeverity Severity { get; init; }

    /// <summary>Gets the line in the text, counted from 1, where the text is known.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public int? Line { get; init; }

    /// <summary>Gets the column in the line, counted from 1 in UTF-8 bytes, where the text is known.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public int? Column { get; init; }

    /// <summary>Returns the issue as one line: <c>Path: Rule, but found Found. Fix</c>.</summary>
    /// <returns>The line, without a line break.</returns>
    public override string ToString() => $"{Path}: {Rule}, but found {Found}. {Fix}";
}
