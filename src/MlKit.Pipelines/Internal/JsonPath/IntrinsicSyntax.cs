using System.Collections.Immutable;

namespace MlKit.Pipelines.Internal.JsonPath;

/// <summary>A call of an intrinsic function, taken apart.</summary>
/// <param name="Name">The name without <c>States.</c>.</param>
/// <param name="Arguments">The arguments.</param>
internal sealed record IntrinsicSyntax(string Name, ImmutableArray<IntrinsicArgumentSyntax> Arguments)
{
    /// <summary>Gets why the text is no call, or <see langword="null"/> where it is one.</summary>
    public SyntaxProblem? Problem { get; init; }
}
