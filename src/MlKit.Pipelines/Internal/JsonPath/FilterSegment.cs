namespace MlKit.Pipelines.Internal.JsonPath;

/// <summary><c>[?(@.a == 1)]</c>; the text between <c>?</c> and <c>]</c>.</summary>
internal sealed record FilterSegment(string Text, bool Recursive) : PathSegment(Recursive);
