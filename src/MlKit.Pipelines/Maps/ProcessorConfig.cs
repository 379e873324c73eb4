using MlKit.Pipelines.Internal;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Maps;

/// <summary>How a Map state runs its iterations.</summary>
public sealed record ProcessorConfig
{
    /// <summary>The mode in which iterations are part of the execution.</summary>
    public const string Inline = "INLINE";

    /// <summary>The mode in which iterations are executions of their own.</summary>
    public const string Distributed = "DISTRIBUTED";

    /// <summary>Gets the mode, <see cref="Inline"/> or <see cref="Distributed"/>.</summary>
    /// <value>The default is <see langword="null"/>: <see cref="Inline"/>.</value>
    public string? Mode { get; init; }

    /// <summary>Gets the kind of a distributed iteration's execution, <c>STANDARD</c> or <c>EXPRESS</c>.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public string? ExecutionType { get; init; }

    /// <summary>Gets the fields no property has.</summary>
    /// <value>The default is none.</value>
    public ExtraFields Extra { get; init; } = ExtraFields.Empty;

    internal static ProcessorConfig Read(ObjectReader reader) => new()
    {
        Mode = reader.TakeString("Mode"),
        ExecutionType = reader.TakeString("ExecutionType"),
        Extra = reader.Rest(),
    };

    internal static void Write(ProcessorConfig config, ObjectWriter writer)
    {
        writer.Write("Mode", config.Mode);
        writer.Write("ExecutionType", config.ExecutionType);
        writer.Write(config.Extra);
    }
}
