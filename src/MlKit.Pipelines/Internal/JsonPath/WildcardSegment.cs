namespace MlKit.Pipelines.Internal.JsonPath;

/// <summary><c>.*</c> and <c>[*]</c>.</summary>
internal sealed record WildcardSegment(bool Recursive) : PathSegment(Recursive);
