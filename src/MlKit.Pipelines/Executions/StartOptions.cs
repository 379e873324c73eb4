namespace MlKit.Pipelines.Executions;

/// <summary>Says how an execution is started.</summary>
public sealed record StartOptions
{
    /// <summary>Gets the name, 1 to 80 characters, unique among the executions of the state machine in the last 90 days.</summary>
    /// <value>The default is <see langword="null"/>: AWS makes one.</value>
    public string? Name { get; init; }

    /// <summary>Gets whether an execution of that name and with the same input is taken, running or ended, where there is one already.</summary>
    /// <value>The default is <see langword="false"/>: only one that still runs is.</value>
    /// <remarks>With a name made of what is to be done, such as <c>scores-2026-11-26</c>, a start that is repeated after a crash then starts nothing twice.</remarks>
    public bool TakesExisting { get; init; }

    /// <summary>Gets the X-Ray header that the execution's trace belongs to.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public string? TraceHeader { get; init; }
}
