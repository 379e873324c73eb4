using System.Text.Json;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.States;

/// <summary>Hands its input on, or something made of it: https://states-language.net/spec.html#pass-state.</summary>
public sealed record PassState : NextState
{
    private PassState(string name)
        : base(name)
    {
    }

    internal PassState(string name, ObjectReader reader)
        : base(name, reader)
    {
        Parameters = reader.TakePayload("Parameters");
        Result = reader.TakeAny("Result");
        ResultPath = reader.TakePath("ResultPath");
        Extra = reader.Rest();
    }

    /// <inheritdoc/>
    public override string Type => "Pass";

    /// <summary>Gets what is made of the input (JSONPath).</summary>
    /// <value>The default is <see langword="null"/>: the input.</value>
    public Payload? Parameters { get; init; }

    /// <summary>Gets a fixed result (JSONPath); nothing in it is an expression.</summary>
    /// <value>The default is <see langword="null"/>: the input, or what <see cref="Parameters"/> made of it.</value>
    public JsonElement? Result { get; init; }

    /// <summary>Gets where the result is put into the input (JSONPath).</summary>
    /// <value>The default is <see langword="null"/>: it replaces the input. <see cref="Asl.Discard"/> keeps the input.</value>
    public Expression? ResultPath { get; init; }

    /// <summary>Makes a Pass state.</summary>
    /// <param name="name">The name of the state.</param>
    /// <returns>The state.</returns>
    /// <exception cref="ArgumentException">The name is empty or blank.</exception>
    public static PassState Create(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new PassState(name);
    }

    private protected override void WriteWork(ObjectWriter writer)
    {
        writer.Write("Parameters", Parameters);
        writer.Write("Result", Result);
        writer.Write("ResultPath", ResultPath);
    }
}
