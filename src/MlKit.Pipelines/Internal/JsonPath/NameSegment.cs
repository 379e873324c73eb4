using System.Collections.Immutable;

namespace MlKit.Pipelines.Internal.JsonPath;

/// <summary><c>.name</c>, <c>['name']</c>, <c>['a','b']</c>.</summary>
internal sealed record NameSegment(ImmutableArray<string> Names, bool Recursive) : PathSegment(Recursive)
{
    public override bool IsReference => !Recursive && Names.Length == 1;
}
