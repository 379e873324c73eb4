using System.Text.Json;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Running;

/// <summary>A test of one state, as <c>TestState</c> makes it: https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestState.html.</summary>
public sealed record StateTest
{
    private StateTest(State state) => State = state;

    /// <summary>Gets the state.</summary>
    public State State { get; }

    /// <summary>Gets the input of the state.</summary>
    /// <value>The default is an empty object.</value>
    public JsonElement Input { get; init; } = JsonValues.EmptyObject;

    /// <summary>Gets what the work of the state comes to, instead of doing it.</summary>
    /// <value>The default is <see langword="null"/>: the state does its work, which Map and Parallel states cannot in a test.</value>
    public MockResponse? Mock { get; init; }

    /// <summary>Gets how the mock's result is held against what the service answers.</summary>
    /// <value>The default is <see cref="FieldValidationMode.Strict"/>.</value>
    public FieldValidationMode FieldValidation { get; init; }

    /// <summary>Gets the context object.</summary>
    /// <value>The default is <see langword="null"/>: one is made up.</value>
    public JsonElement? Context { get; init; }

    /// <summary>Gets the variables the state can read.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyDictionary<string, JsonElement> Variables { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>Gets how often the state has been retried before.</summary>
    /// <value>The default is 0.</value>
    public int RetrierRetryCount { get; init; }

    /// <summary>Gets how many iterations of a Map state have failed.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public int? MapIterationFailureCount { get; init; }

    /// <summary>Gets whether secrets are to be shown; there are none here, but AWS takes it not together with a mock.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool RevealSecrets { get; init; }

    internal QueryLanguage Language { get; private init; }

    /// <summary>Makes a test of a state.</summary>
    /// <param name="state">The state.</param>
    /// <returns>The test.</returns>
    /// <exception cref="ArgumentNullException">The state is <see langword="null"/>.</exception>
    public static StateTest Of(State state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new StateTest(state);
    }

    /// <summary>Makes a test of a state of a workflow.</summary>
    /// <param name="machine">The workflow.</param>
    /// <param name="stateName">The name of the state; it may stand in a branch or an iteration.</param>
    /// <returns>The test.</returns>
    /// <exception cref="ArgumentException">There is no such state.</exception>
    public static StateTest Of(StateMachine machine, string stateName)
    {
        ArgumentNullException.ThrowIfNull(machine);
        var state = StateFinder.Find(machine, stateName)
            ?? throw new ArgumentException($"The workflow '{machine.Name}' must have the state that is tested, but has none named '{stateName}'. Correct the name.", nameof(stateName));
        return new StateTest(state) { Language = machine.QueryLanguage ?? default };
    }
}
