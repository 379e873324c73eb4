namespace MlKit.Pipelines.Internal.Jsonata.Values;

/// <summary>The results of a path that binds.</summary>
internal sealed class TupleStream
{
    public List<PathTuple> Tuples { get; init; } = [];
}
