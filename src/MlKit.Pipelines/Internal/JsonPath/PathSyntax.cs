using System.Collections.Immutable;

namespace MlKit.Pipelines.Internal.JsonPath;

/// <summary>A path, taken apart.</summary>
internal sealed record PathSyntax(PathRoot Root, string Variable, ImmutableArray<PathSegment> Segments)
{
    /// <summary>Gets why the text is no path, or <see langword="null"/> where it is one.</summary>
    public SyntaxProblem? Problem { get; init; }

    /// <summary>Gets whether the path leads to exactly one place: https://states-language.net/spec.html#ref-paths.</summary>
    public bool IsReference => Problem is null && Segments.All(segment => segment.IsReference);

    /// <summary>Returns whether the path leads to a field of the context object, given its names.</summary>
    public bool IsContext(params ReadOnlySpan<string> names)
    {
        if (Root != PathRoot.Context || Segments.Length != names.Length)
            return false;

        for (var i = 0; i < names.Length; i++)
        {
            if (Segments[i] is not NameSegment { IsReference: true } segment || segment.Names[0] != names[i])
                return false;
        }

        return true;
    }
}
