using System.Diagnostics;
using System.Text.Json;
using MlKit.Pipelines.Choices;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.Maps;
using MlKit.Pipelines.Retries;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Running;

/// <summary>Runs the states of a machine, a branch or an iteration one after the other.</summary>
internal static class GraphRunner
{
    // https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html#variables-limits
    private const long MostVariableBytes = 10 << 20;

    public static ValueTask<JsonElement> RunAsync(StateGraph graph, JsonElement input, Flow flow) => RunAsync(graph, Enter(graph, input, flow));

    /// <summary>Enters the first state, without running it yet.</summary>
    public static Visit Enter(StateGraph graph, JsonElement input, Flow flow) => new Visit(graph.States[graph.StartAt!], input, flow).Enter();

    public static async ValueTask<JsonElement> RunAsync(StateGraph graph, Visit visit)
    {
        while (true)
        {
            var outcome = await RunStateAsync(visit).ConfigureAwait(false);
            if (outcome.Next is null)
                return outcome.Output;

            visit = new Visit(graph.States[outcome.Next], outcome.Output, visit.Flow).Enter();
        }
    }

    /// <summary>Runs a state without the events of entering and leaving it.</summary>
    public static ValueTask<StateOutcome> ExecuteAsync(Visit visit) => visit.State switch
    {
        PassState state => ValueTask.FromResult(PassRunner.Run(state, visit)),
        TaskState state => WorkRunner.RunAsync(state, visit, TaskRunner.Attempt),
        ChoiceState state => ValueTask.FromResult(ChoiceRunner.Run(state, visit)),
        WaitState state => WaitRunner.RunAsync(state, visit),
        ParallelState state => WorkRunner.RunAsync(state, visit, ParallelRunner.Attempt),
        MapState state => WorkRunner.RunAsync(state, visit, MapRunner.Attempt),
        SucceedState state => ValueTask.FromResult(DataFlow.Leave(visit, state, null, DataFlow.InputPath(visit, state), null)),
        FailState state => throw FailRunner.Failure(state, visit),
        _ => throw StateFailureException.Runtime($"The state type '{visit.State.Type}' is not known."),
    };

    private static async ValueTask<StateOutcome> RunStateAsync(Visit visit)
    {
        using var activity = Begin(visit);
        try
        {
            visit.Flow.CancellationToken.ThrowIfCancellationRequested();
            var outcome = await ExecuteAsync(visit).ConfigureAwait(false);
            if (JsonValues.IsLargerThan(outcome.Output, visit.Flow.Run.Options.MaxPayloadBytes))
                throw TooLarge(visit.State.Name);

            Leave(visit, outcome);
            return outcome;
        }
        catch (StateFailureException e)
        {
            Log.StateFailed(visit.Flow.Run.Options.Logger, visit.Flow.Run.Arn, visit.State.Name, e.Error);
            activity?.SetStatus(ActivityStatusCode.Error, e.Error);
            throw visit.Explain(e);
        }
    }

    private static Activity? Begin(Visit visit)
    {
        var run = visit.Flow.Run;
        Log.StateEntered(run.Options.Logger, run.Arn, visit.State.Name);
        if (PipelineTelemetry.LocalStates.Enabled)
            PipelineTelemetry.LocalStates.Add(1, new KeyValuePair<string, object?>(PipelineTelemetry.StateTypeTag, visit.State.Type));

        var activity = PipelineTelemetry.StartLocal(PipelineTelemetry.StateActivity, PipelineTelemetry.StateTag, visit.State.Name);
        return activity?.IsAllDataRequested is true ? activity.SetTag(PipelineTelemetry.StateTypeTag, visit.State.Type).SetTag(PipelineTelemetry.ExecutionTag, run.Arn) : activity;
    }

    // https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html#service-limits-task-executions
    public static StateFailureException TooLarge(string name) =>
        new(ErrorNames.DataLimitExceeded, $"The state/task '{name}' returned a result with a size exceeding the maximum number of bytes service limit.");

    private static void Leave(Visit visit, StateOutcome outcome)
    {
        if (outcome.Assigned is { } assigned)
        {
            visit.Flow.Variables.Assign([.. assigned]);
            if (visit.Flow.Variables.Bytes > MostVariableBytes)
                throw TooLarge(visit.State.Name);
        }

        visit.Flow.Record(new HistoryEvent(StateEvents.Exited(visit.State)) { Name = visit.State.Name, Output = outcome.Output, AssignedVariables = outcome.Assigned });
        visit.Flow.Current = null;
    }
}
