using System.Globalization;
using System.Runtime.CompilerServices;
using MlKit.Pipelines.Internal.Jsonata.Functions;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Evaluation;

/// <summary>One evaluation of an expression, with its limits: an expression may call itself without end.</summary>
internal sealed class ExpressionRun(JsonataEnvironment environment)
{
    private const int StepsBetweenLooks = 4096;

    private readonly Dictionary<string, JsonataValue> _variables = [];
    private readonly int _maxDepth = environment.MaxDepth;
    private long _stepsLeft = environment.MaxSteps;
    private int _untilLook = StepsBetweenLooks;
    private int _depth;
    private DateTimeOffset? _now;

    public Randomness Randomness => environment.Randomness;

    /// <summary>Gets the time, which stands still while an expression is evaluated.</summary>
    public DateTimeOffset Now => _now ??= environment.Clock.GetUtcNow();

    /// <summary>Begins to evaluate a part of the expression inside those that were begun before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Enter()
    {
        if (++_depth > _maxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw TooDeep();

        if (--_untilLook <= 0)
            Look();
    }

    public void Leave() => _depth--;

    /// <summary>Counts what takes time or memory without being a part of the expression.</summary>
    public void Charge(long steps)
    {
        if (steps < _untilLook)
        {
            _untilLook -= (int)steps;
            return;
        }

        _stepsLeft -= steps;
        Look();
    }

    /// <summary>Counts a text that is put together: a step for as many characters as an item of an array takes.</summary>
    public void ChargeText(long length) => Charge(length / 8);

    /// <summary>Returns a variable, a function of the library, or undefined.</summary>
    public JsonataValue Lookup(string name)
    {
        if (_variables.TryGetValue(name, out var value))
            return value;

        value = environment.Find(name) is { IsUndefined: false } known ? known : JsonataValue.Of(Library.Find(name));
        _variables.Add(name, value);
        return value;
    }

    /// <summary>Sets what <c>$$</c> is.</summary>
    public void SetInput(JsonataValue input) => _variables["$"] = input;

    private void Look()
    {
        environment.CancellationToken.ThrowIfCancellationRequested();
        _stepsLeft -= StepsBetweenLooks - _untilLook;
        _untilLook = StepsBetweenLooks;
        if (_stepsLeft <= 0)
            throw new JsonataException("U1001", string.Create(CultureInfo.InvariantCulture, $"An expression must end within {environment.MaxSteps:N0} steps, but this one went on. Look for a function that calls itself without end."));
    }

    private JsonataException TooDeep() =>
        new("U1001", string.Create(CultureInfo.InvariantCulture, $"The parts of an expression must be nested at most {_maxDepth:N0} levels deep while it is evaluated, but were deeper. Let a function end with the call of itself."));
}
