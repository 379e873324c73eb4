namespace MlKit.Labeling.Checks;

/// <summary>Says how serious a <see cref="LabelingIssue"/> is.</summary>
public enum IssueSeverity
{
    /// <summary>The data cannot be used as it is.</summary>
    Error,

    /// <summary>The data can be used, but is probably not what was meant.</summary>
    Warning,
}
