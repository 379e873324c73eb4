using System.Collections.Immutable;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.States;

/// <summary>Runs branches side by side: https://states-language.net/spec.html#parallel-state.</summary>
public sealed record ParallelState : WorkState
{
    private ParallelState(string name)
        : base(name)
    {
    }

    internal ParallelState(string name, ObjectReader reader)
        : base(name, reader)
    {
        Arguments = reader.TakePayload("Arguments");
        Branches = reader.TakeObjects("Branches", Branch.Read);
        Extra = reader.Rest();
    }

    /// <inheritdoc/>
    public override string Type => "Parallel";

    /// <summary>Gets what the branches start with (JSONata).</summary>
    /// <value>The default is <see langword="null"/>: the input.</value>
    public Payload? Arguments { get; init; }

    /// <summary>Gets the branches.</summary>
    /// <value>It is default only in a definition that was read without them.</value>
    public ImmutableArray<Branch> Branches { get; init; }

    /// <summary>Makes a Parallel state.</summary>
    /// <param name="name">The name of the state.</param>
    /// <param name="branches">Each adds the states of a branch.</param>
    /// <returns>The state.</returns>
    /// <exception cref="ArgumentException">The name is empty or blank.</exception>
    /// <exception cref="ArgumentNullException">A branch is <see langword="null"/>.</exception>
    public static ParallelState Create(string name, params ReadOnlySpan<Action<StateChain>> branches)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var built = ImmutableArray.CreateBuilder<Branch>(branches.Length);
        foreach (var branch in branches)
            built.Add(StateChain.Build(branch, new Branch()));

        return new ParallelState(name) { Branches = built.DrainToImmutable() };
    }

    private protected override void WriteOwn(ObjectWriter writer)
    {
        writer.Write("Arguments", Arguments);
        writer.WriteObjects("Branches", Branches, Branch.Write);
    }
}
