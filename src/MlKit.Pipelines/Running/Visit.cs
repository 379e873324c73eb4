using System.Globalization;
using System.Text.Json;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Running;

/// <summary>One visit of a flow to a state, with everything the state's fields can read.</summary>
internal sealed class Visit(State state, JsonElement input, Flow flow)
{
    private ContextObject? _context;
    private DateTimeOffset _enteredTime;

    public State State => state;

    /// <summary>Gets whether the fields of the state are in JSONata.</summary>
    public bool IsJsonata => (state.QueryLanguage ?? flow.Run.Language) == QueryLanguage.Jsonata;

    /// <summary>Gets the input as it came, before <c>InputPath</c>.</summary>
    public JsonElement Input => input;

    public Flow Flow => flow;

    public long EnteredEventId { get; private set; }

    public int RetryCount { get; private set; }

    public string? TaskToken { get; private set; }

    /// <summary>Gets or sets whether branches or iterations have begun.</summary>
    public bool HasStarted { get; set; }

    /// <summary>Gets what the test of a single state takes note of.</summary>
    public Inspection? Inspection { get; init; }

    /// <summary>Gets the context object of a test of a single state.</summary>
    public ContextObject? GivenContext { get; init; }

    public ContextObject Context => GivenContext ?? (_context ??= new ContextObject(() => BuildContext(flow.Item)));

    public Visit Enter()
    {
        var entered = new HistoryEvent(StateEvents.Entered(state)) { Name = state.Name, Input = input };
        flow.Record(entered);
        EnteredEventId = entered.Id;
        _enteredTime = entered.Timestamp;
        flow.Current = this;
        return this;
    }

    public ExpressionScope Scope(JsonElement scopeInput) => new(scopeInput, Context, flow.Variables, flow.Run.Randomness);

    /// <summary>Returns what an <c>ItemSelector</c> sees.</summary>
    public ExpressionScope Scope(JsonElement scopeInput, MapItem item) =>
        new(scopeInput, ContextOf(item), flow.Variables, flow.Run.Randomness);

    /// <summary>Returns the context object as the fields of an item see it.</summary>
    public ContextObject ContextOf(MapItem item) => GivenContext ?? new ContextObject(() => BuildContext(item));

    /// <summary>Begins an attempt: its token is a new one.</summary>
    public void BeginAttempt(string? token)
    {
        TaskToken = token;
        _context = null;
    }

    public void CountRetry()
    {
        RetryCount++;
        _context = null;
    }

    /// <summary>Returns a failure with its cause as AWS words it, and records that an evaluation failed if that is what it is.</summary>
    public StateFailureException Explain(StateFailureException failure)
    {
        var explained = failure.At(this);
        if (failure.IsEvaluation)
            flow.Record(new HistoryEvent(HistoryEventType.EvaluationFailed) { Name = state.Name, Error = explained.Error, Cause = explained.Cause, Location = failure.Location });

        return explained;
    }

    private ContextNode BuildContext(MapItem? item)
    {
        var node = new ContextNode().Add("Execution", flow.Run.ExecutionContext).Add("StateMachine", flow.Run.MachineContext).Add("State", StateContext());
        if (item is not null)
            node.Add("Map", item.ToContext());

        return TaskToken is null ? node : node.Add("Task", new ContextNode().Add("Token", TaskToken));
    }

    private ContextNode StateContext()
    {
        var node = new ContextNode().Add("Name", state.Name).Add("EnteredTime", _enteredTime.ToString(ExecutionRun.TimeFormat, CultureInfo.InvariantCulture));
        return state is WorkState ? node.Add("RetryCount", RetryCount) : node;
    }
}
