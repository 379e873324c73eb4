namespace MlKit.Pipelines.Internal;

/// <summary>Which field of a state names where it leads.</summary>
internal enum StateEdgeKind
{
    Next,

    /// <summary>The <c>Next</c> of a rule.</summary>
    Rule,

    Default,

    /// <summary>The <c>Next</c> of a catcher.</summary>
    Catch,
}
