using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.States;

/// <summary>A state that takes input and gives output: every one but <see cref="FailState"/>.</summary>
public abstract record DataState : State
{
    private protected DataState(string name)
        : base(name)
    {
    }

    private protected DataState(string name, ObjectReader reader)
        : base(name, reader)
    {
        InputPath = reader.TakePath("InputPath");
        OutputPath = reader.TakePath("OutputPath");
        Output = reader.TakePayload("Output");
    }

    /// <summary>Gets which part of the input the state works with (JSONPath).</summary>
    /// <value>The default is <see langword="null"/>: all of it. <see cref="Asl.Discard"/> is an empty object.</value>
    public Expression? InputPath { get; init; }

    /// <summary>Gets which part of the output is handed on (JSONPath).</summary>
    /// <value>The default is <see langword="null"/>: all of it. <see cref="Asl.Discard"/> is an empty object.</value>
    public Expression? OutputPath { get; init; }

    /// <summary>Gets the output (JSONata).</summary>
    /// <value>The default is <see langword="null"/>: the result of a Task, Parallel or Map state, the input of every other.</value>
    public Payload? Output { get; init; }

    private protected override void WriteFields(ObjectWriter writer)
    {
        writer.Write("InputPath", InputPath);
        WriteWork(writer);
        writer.Write("OutputPath", OutputPath);
        writer.Write("Output", Output);
    }

    /// <summary>Writes the fields between <c>InputPath</c> and <c>OutputPath</c>, in the order in which the data flow.</summary>
    private protected abstract void WriteWork(ObjectWriter writer);
}
