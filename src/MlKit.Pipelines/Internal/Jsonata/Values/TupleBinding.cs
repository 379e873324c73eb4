namespace MlKit.Pipelines.Internal.Jsonata.Values;

/// <summary>A name and its value, before those bound earlier.</summary>
internal sealed record TupleBinding(string Name, JsonataValue Value, TupleBinding? Next);
