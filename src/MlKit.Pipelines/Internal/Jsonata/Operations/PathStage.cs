namespace MlKit.Pipelines.Internal.Jsonata.Operations;

/// <summary>What stands after a step of a path: a filter, or the variable of <c>#</c>.</summary>
internal readonly record struct PathStage(Operation? Filter, string? Index);
