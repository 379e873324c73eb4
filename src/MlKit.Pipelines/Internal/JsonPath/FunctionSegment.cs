namespace MlKit.Pipelines.Internal.JsonPath;

/// <summary><c>.length()</c> and its kind.</summary>
internal sealed record FunctionSegment(string Name) : PathSegment(Recursive: false);
