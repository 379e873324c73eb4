using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.States;

/// <summary>Ends a workflow, branch or iteration with an error: https://states-language.net/spec.html#fail-state.</summary>
public sealed record FailState : State
{
    private FailState(string name)
        : base(name)
    {
    }

    internal FailState(string name, ObjectReader reader)
        : base(name, reader)
    {
        Error = reader.TakeStringOrExpression("Error");
        Cause = reader.TakeStringOrExpression("Cause");
        Extra = reader.Rest();
    }

    /// <inheritdoc/>
    public override string Type => "Fail";

    /// <summary>Gets the name of the error, at most 256 characters.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public ValueOf<string>? Error { get; init; }

    /// <summary>Gets the cause for people to read, at most 32,768 characters.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public ValueOf<string>? Cause { get; init; }

    /// <summary>Makes a Fail state.</summary>
    /// <param name="name">The name of the state.</param>
    /// <param name="error">The name of the error, or <see langword="null"/>.</param>
    /// <param name="cause">The cause, or <see langword="null"/>.</param>
    /// <returns>The state.</returns>
    /// <exception cref="ArgumentException">The name is empty or blank.</exception>
    public static FailState Create(string name, ValueOf<string>? error = null, ValueOf<string>? cause = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new FailState(name) { Error = error, Cause = cause };
    }

    private protected override void WriteFields(ObjectWriter writer)
    {
        writer.Write("Error", Error);
        writer.Write("Cause", Cause);
    }
}
