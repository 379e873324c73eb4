using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.States;

/// <summary>Ends a workflow, branch or iteration well: https://states-language.net/spec.html#succeed-state.</summary>
public sealed record SucceedState : DataState
{
    private SucceedState(string name)
        : base(name)
    {
    }

    internal SucceedState(string name, ObjectReader reader)
        : base(name, reader)
    {
        Extra = reader.Rest();
    }

    /// <inheritdoc/>
    public override string Type => "Succeed";

    /// <summary>Makes a Succeed state.</summary>
    /// <param name="name">The name of the state.</param>
    /// <returns>The state.</returns>
    /// <exception cref="ArgumentException">The name is empty or blank.</exception>
    public static SucceedState Create(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new SucceedState(name);
    }

    private protected override void WriteWork(ObjectWriter writer)
    {
    }
}
