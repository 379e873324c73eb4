namespace MlKit.Pipelines.Internal.Jsonata.Operations;

/// <summary>One of the values a sort goes by.</summary>
internal sealed record SortTerm(Operation Value, bool IsDescending);
