using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.States;

/// <summary>A branch of a <see cref="ParallelState"/>.</summary>
public sealed record Branch : StateGraph
{
    internal static Branch Read(ObjectReader reader) => (Branch)new Branch().ReadGraph(reader);

    internal static void Write(Branch branch, ObjectWriter writer)
    {
        writer.Write("Comment", branch.Comment);
        branch.WriteGraph(writer);
    }
}
