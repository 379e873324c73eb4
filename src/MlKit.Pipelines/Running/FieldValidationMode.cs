namespace MlKit.Pipelines.Running;

/// <summary>How the result of a mock is held against what the service answers.</summary>
public enum FieldValidationMode
{
    /// <summary>Fields must be well, and none that is required may be missing.</summary>
    Strict,

    /// <summary>Fields that are there must be well.</summary>
    Present,

    /// <summary>Anything goes.</summary>
    None,
}
