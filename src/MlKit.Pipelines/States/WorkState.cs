using System.Collections.Immutable;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.Retries;

namespace MlKit.Pipelines.States;

/// <summary>A state whose work can fail, be retried and be caught: Task, Parallel, Map.</summary>
public abstract record WorkState : NextState
{
    private protected WorkState(string name)
        : base(name)
    {
    }

    private protected WorkState(string name, ObjectReader reader)
        : base(name, reader)
    {
        Parameters = reader.TakePayload("Parameters");
        ResultSelector = reader.TakePayload("ResultSelector");
        ResultPath = reader.TakePath("ResultPath");
        Retry = reader.TakeObjects("Retry", Retrier.Read);
        Catch = reader.TakeObjects("Catch", Catcher.Read);
    }

    /// <summary>Gets what the state works with (JSONPath); of a Map state it is the old name of <see cref="Maps.MapState.ItemSelector"/>.</summary>
    /// <value>The default is <see langword="null"/>: the input.</value>
    public Payload? Parameters { get; init; }

    /// <summary>Gets what is made of the result (JSONPath).</summary>
    /// <value>The default is <see langword="null"/>: the result as it is.</value>
    public Payload? ResultSelector { get; init; }

    /// <summary>Gets where the result is put into the input (JSONPath).</summary>
    /// <value>The default is <see langword="null"/>: it replaces the input. <see cref="Asl.Discard"/> keeps the input.</value>
    public Expression? ResultPath { get; init; }

    /// <summary>Gets the retriers, of which the first that names the error counts.</summary>
    /// <value>The default is an array that is default: the field is absent.</value>
    public ImmutableArray<Retrier> Retry { get; init; }

    /// <summary>Gets the catchers, of which the first that names the error counts.</summary>
    /// <value>The default is an array that is default: the field is absent.</value>
    public ImmutableArray<Catcher> Catch { get; init; }

    private protected override void WriteWork(ObjectWriter writer)
    {
        writer.Write("Parameters", Parameters);
        WriteOwn(writer);
        writer.Write("ResultSelector", ResultSelector);
        writer.Write("ResultPath", ResultPath);
    }

    private protected abstract void WriteOwn(ObjectWriter writer);

    private protected override void WriteErrors(ObjectWriter writer)
    {
        writer.WriteObjects("Retry", Retry, Retrier.Write);
        writer.WriteObjects("Catch", Catch, Catcher.Write);
    }
}
