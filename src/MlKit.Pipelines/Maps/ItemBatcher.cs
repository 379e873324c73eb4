using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Maps;

/// <summary>How a distributed Map state groups items: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itembatcher.html.</summary>
public sealed record ItemBatcher
{
    /// <summary>Gets how many items a batch has at most.</summary>
    /// <value>The default is <see langword="null"/>: no limit.</value>
    public ValueOf<long>? MaxItemsPerBatch { get; init; }

    /// <summary>Gets how many bytes a batch has at most, up to 262,144.</summary>
    /// <value>The default is <see langword="null"/>: 262,144.</value>
    public ValueOf<long>? MaxInputBytesPerBatch { get; init; }

    /// <summary>Gets what is given to every batch beside its items.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public Payload? BatchInput { get; init; }

    /// <summary>Gets the fields no property has.</summary>
    /// <value>The default is none.</value>
    public ExtraFields Extra { get; init; } = ExtraFields.Empty;

    internal static ItemBatcher Read(ObjectReader reader) => new()
    {
        MaxItemsPerBatch = reader.TakeIntegerOrExpression("MaxItemsPerBatch"),
        MaxInputBytesPerBatch = reader.TakeIntegerOrExpression("MaxInputBytesPerBatch"),
        BatchInput = reader.TakePayload("BatchInput"),
        Extra = reader.Rest(),
    };

    internal static void Write(ItemBatcher batcher, ObjectWriter writer)
    {
        writer.Write("MaxItemsPerBatch", batcher.MaxItemsPerBatch);
        writer.Write("MaxInputBytesPerBatch", batcher.MaxInputBytesPerBatch);
        writer.Write("BatchInput", batcher.BatchInput);
        writer.Write(batcher.Extra);
    }
}
