using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.States;

/// <summary>A state with exactly one successor, or none: Task, Parallel, Map, Pass, Wait.</summary>
public abstract record NextState : DataState
{
    private protected NextState(string name)
        : base(name)
    {
    }

    private protected NextState(string name, ObjectReader reader)
        : base(name, reader)
    {
        Next = reader.TakeString("Next");
        End = reader.TakeTrue("End");
        Assign = reader.TakePayload("Assign");
    }

    /// <summary>Gets the name of the state that follows.</summary>
    /// <value>The default is <see langword="null"/>; <see cref="StateMachineBuilder"/> sets it.</value>
    public string? Next { get; init; }

    /// <summary>Gets whether the workflow, branch or iteration ends here.</summary>
    /// <value>The default is <see langword="false"/>; <see cref="StateMachineBuilder"/> sets it.</value>
    public bool End { get; init; }

    /// <summary>Gets the variables that are assigned.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public Payload? Assign { get; init; }

    private protected override void WriteFields(ObjectWriter writer)
    {
        base.WriteFields(writer);
        writer.Write("Assign", Assign);
        WriteErrors(writer);
        writer.Write("Next", Next);
        writer.WriteTrue("End", End);
    }

    private protected virtual void WriteErrors(ObjectWriter writer)
    {
    }
}
