namespace MlKit.Pipelines.Internal.JsonPath;

/// <summary><c>[1:5:2]</c>, each part optional.</summary>
internal sealed record SliceSegment(int? Start, int? End, int? Step, bool Recursive) : PathSegment(Recursive);
