using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.States;

/// <summary>States and where they start: a whole machine, a branch of a Parallel state, or what a Map state does with each item.</summary>
public abstract record StateGraph
{
    private protected StateGraph()
    {
    }

    /// <summary>Gets the name of the first state.</summary>
    /// <value>It is <see langword="null"/> only in a definition that was read without one.</value>
    public string? StartAt { get; init; }

    /// <summary>Gets the states.</summary>
    /// <value>The default is none.</value>
    public StateCollection States { get; init; } = StateCollection.Missing;

    /// <summary>Gets a comment.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public string? Comment { get; init; }

    /// <summary>Gets the fields no property has.</summary>
    /// <value>The default is none.</value>
    public ExtraFields Extra { get; init; } = ExtraFields.Empty;

    private protected StateGraph ReadGraph(ObjectReader reader) => this with
    {
        Comment = reader.TakeString("Comment"),
        StartAt = reader.TakeString("StartAt"),
        States = StateCollection.Read(reader),
        Extra = reader.Rest(),
    };

    private protected void WriteGraph(ObjectWriter writer)
    {
        writer.Write("StartAt", StartAt);
        States.Write(writer);
        writer.Write(Extra);
    }
}
