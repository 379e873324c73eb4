using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.States;

/// <summary>Ends a workflow, branch or iteration well: https://states-language.net/spec.html#succeed-state.</summary>
public sealed record SucceedState : DataState
{
    private SucceedState(string name)
        : base(name)
    {
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

    internal static SucceedState Read(string name, ObjectReader reader) => (SucceedState)Read(new SucceedState(name), reader);

    private protected override void WriteWork(ObjectWriter writer)
    {
    }
}
