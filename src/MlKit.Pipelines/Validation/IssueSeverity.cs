namespace MlKit.Pipelines.Validation;

/// <summary>Says how serious a <see cref="DefinitionIssue"/> is.</summary>
public enum IssueSeverity
{
    /// <summary>AWS refuses the definition, or it cannot work in any execution.</summary>
    Error,

    /// <summary>AWS takes the definition, but it is probably not what was meant.</summary>
    Warning,
}
