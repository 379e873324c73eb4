using System.Text.Json;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata;

/// <summary>What an expression can read: variables, the time and random numbers. It does not change, so that many expressions may share it.</summary>
internal sealed record JsonataEnvironment(TimeProvider Clock, Randomness Randomness)
{
    // As deep as fits the stack of a thread of the pool, with room for whoever evaluates.
    private const int DefaultMaxDepth = 1_500;
    private const long DefaultMaxSteps = 20_000_000;

    private Variable? _variables;

    /// <summary>Gets what <c>$</c> and <c>$$</c> are; in a workflow nothing.</summary>
    public JsonElement? Input { get; init; }

    /// <summary>Gets what ends an evaluation before its time, with an <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>Gets how many parts of an expression may be evaluated inside one another.</summary>
    public int MaxDepth { get; init; } = DefaultMaxDepth;

    /// <summary>Gets how many parts of an expression may be evaluated.</summary>
    public long MaxSteps { get; init; } = DefaultMaxSteps;

    /// <summary>Gets what finds the variables that are not bound, and gives undefined for those it does not know.</summary>
    public Func<string, JsonataValue>? Variables { get; init; }

    /// <summary>Returns the environment with a variable, in place of one of that name.</summary>
    /// <param name="name">The name without its <c>$</c>.</param>
    /// <param name="value">The value, which is looked into only as far as an expression does.</param>
    public JsonataEnvironment Bind(string name, JsonElement value) => this with { _variables = new Variable(name, value, _variables) };

    /// <summary>Returns a variable, or undefined.</summary>
    public JsonataValue Find(string name)
    {
        for (var variable = _variables; variable is not null; variable = variable.Next)
        {
            if (variable.Name == name)
                return JsonataValue.Of(variable.Value);
        }

        return Variables?.Invoke(name) ?? JsonataValue.Undefined;
    }

    private sealed record Variable(string Name, JsonElement Value, Variable? Next);
}
