using System.Collections.Immutable;

namespace MlKit.Pipelines.Internal.JsonPath;

/// <summary><c>[0]</c>, <c>[-1]</c>, <c>[0,2]</c>.</summary>
internal sealed record IndexSegment(ImmutableArray<int> Indexes, bool Recursive) : PathSegment(Recursive)
{
    public override bool IsReference => !Recursive && Indexes.Length == 1;
}
