using System.Collections.Immutable;

namespace MlKit.Pipelines.Validation;

/// <summary>A definition cannot be used as it is; <see cref="Issues"/> says why.</summary>
public sealed class DefinitionException : Exception
{
    internal DefinitionException(ImmutableArray<DefinitionIssue> issues, Exception? inner = null)
        : base(string.Join('\n', issues), inner) => Issues = issues;

    /// <summary>Gets every issue, in the order of the definition.</summary>
    public ImmutableArray<DefinitionIssue> Issues { get; }
}
