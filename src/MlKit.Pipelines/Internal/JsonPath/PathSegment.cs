namespace MlKit.Pipelines.Internal.JsonPath;

/// <summary>One step of a path.</summary>
/// <param name="Recursive">Whether the step was written after <c>..</c>, so that it is taken at every depth.</param>
internal abstract record PathSegment(bool Recursive)
{
    /// <summary>Gets whether the step leads to exactly one place, as a reference path must.</summary>
    public virtual bool IsReference => false;
}
