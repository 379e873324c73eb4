using MlKit.Pipelines.Internal;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Maps;

/// <summary>How a <see cref="ResultWriter"/> writes results.</summary>
public sealed record WriterConfig
{
    /// <summary>Gets what is written: NONE for whole executions, COMPACT for their outputs, FLATTEN for the items of outputs that are arrays.</summary>
    /// <value>The default is <see langword="null"/>: NONE.</value>
    public string? Transformation { get; init; }

    /// <summary>Gets the format: JSON or JSONL.</summary>
    /// <value>The default is <see langword="null"/>: JSON.</value>
    public string? OutputType { get; init; }

    /// <summary>Gets the fields no property has.</summary>
    /// <value>The default is none.</value>
    public ExtraFields Extra { get; init; } = ExtraFields.Empty;

    internal static WriterConfig Read(ObjectReader reader) => new()
    {
        Transformation = reader.TakeString("Transformation"),
        OutputType = reader.TakeString("OutputType"),
        Extra = reader.Rest(),
    };

    internal static void Write(WriterConfig config, ObjectWriter writer)
    {
        writer.Write("Transformation", config.Transformation);
        writer.Write("OutputType", config.OutputType);
        writer.Write(config.Extra);
    }
}
