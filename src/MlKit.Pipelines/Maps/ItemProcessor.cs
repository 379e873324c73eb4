using MlKit.Pipelines.Internal;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Maps;

/// <summary>What a <see cref="MapState"/> does with each item, or with each batch of items.</summary>
public sealed record ItemProcessor : StateGraph
{
    /// <summary>Gets how the iterations run.</summary>
    /// <value>The default is <see langword="null"/>: inline.</value>
    public ProcessorConfig? ProcessorConfig { get; init; }

    /// <summary>Gets whether every iteration is an execution of its own.</summary>
    public bool IsDistributed => ProcessorConfig?.Mode == ProcessorConfig.Distributed;

    internal static ItemProcessor Read(ObjectReader reader)
    {
        var processor = new ItemProcessor { ProcessorConfig = reader.TakeObject("ProcessorConfig", ProcessorConfig.Read) };
        return (ItemProcessor)processor.ReadGraph(reader);
    }

    internal static void Write(ItemProcessor processor, ObjectWriter writer)
    {
        writer.Write("Comment", processor.Comment);
        writer.WriteObject("ProcessorConfig", processor.ProcessorConfig, ProcessorConfig.Write);
        processor.WriteGraph(writer);
    }
}
