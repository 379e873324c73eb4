using System.Text.Json;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.Maps;
using MlKit.Pipelines.Retries;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Running;

/// <summary>Tests one state: one attempt, with everything inside it noted, and what would follow.</summary>
internal sealed class StateTester(StateTest test, ExecutionRun run)
{
    private readonly Inspection _inspection = new();

    public async Task<StateTestResult> RunAsync(CancellationToken cancellationToken)
    {
        _inspection.Note("input", test.Input);
        var variables = new VariableScope();
        variables.Assign([.. test.Variables]);
        var visit = new Visit(test.State, test.Input, new Flow(run, variables, cancellationToken)) { Inspection = _inspection, GivenContext = test.Context is { } context ? new ContextObject(() => ToNode(context)) : null }.Enter();
        try
        {
            return Succeeded(await AttemptAsync(visit).ConfigureAwait(false));
        }
        catch (StateFailureException e)
        {
            return Failed(visit, e);
        }
    }

    private static ContextNode ToNode(JsonElement context)
    {
        var node = new ContextNode();
        foreach (var field in context.EnumerateObject())
            node.Add(field.Name, field.Value);

        return node;
    }

    private async ValueTask<StateOutcome> AttemptAsync(Visit visit) => test.State switch
    {
        WorkState work when test.Mock is { } mock => Mocked(work, visit, mock),
        TaskState task => WorkRunner.Complete(task, visit, await TaskRunner.Attempt(task, visit).ConfigureAwait(false)),
        _ => await GraphRunner.ExecuteAsync(visit).ConfigureAwait(false),
    };

    private StateOutcome Mocked(WorkState state, Visit visit, MockResponse mock)
    {
        var isExceeded = state is MapState map ? ReadMap(map, visit) : ReadTask(state, visit);
        if (isExceeded)
            throw new StateFailureException(ErrorNames.ExceedToleratedFailureThreshold, "The specified tolerated failure threshold was exceeded");

        return WorkRunner.Complete(state, visit, mock.Result ?? throw new StateFailureException(mock.Error, mock.Cause));
    }

    /// <summary>Evaluates what a task would evaluate before its work. AWS notes nothing of it for a mocked Parallel state.</summary>
    private static bool ReadTask(WorkState state, Visit visit)
    {
        if (state is not TaskState task)
            return false;

        TaskRunner.ReadRequest(task, visit);
        return false;
    }

    /// <summary>Evaluates what a Map would evaluate before its iterations, and tells whether too many of them have failed.</summary>
    private bool ReadMap(MapState map, Visit visit)
    {
        var input = DataFlow.InputPath(visit, map);
        var items = map.ItemReader is null ? MapItems.FromInput(map, visit, input) : (JsonElement?)null;
        if (test.MapIterationFailureCount > items?.GetArrayLength())
            throw new StateTestException("ValidationException", "Map iteration failure count must be less than or equal to the number of Map iterations");

        if (items is { } all && (map.ItemSelector ?? map.Parameters) is not null)
            _inspection.Note("afterItemSelector", JsonBuilder.Array([.. all.EnumerateArray().Select((item, i) => MapItems.Select(map, visit, input, new MapItem(i, item)))]));

        var settings = MapSettings.Read(map, visit, input);
        return (map.ToleratedFailureCount is not null || map.ToleratedFailurePercentage is not null) && settings.IsExceeded(test.MapIterationFailureCount ?? 0, items?.GetArrayLength());
    }

    private StateTestResult Succeeded(StateOutcome outcome) => new()
    {
        Status = StateTestStatus.Succeeded,
        Output = outcome.Output,
        NextState = outcome.Next,
        AssignedVariables = outcome.Assigned ?? [],
        InspectionData = InspectionData(),
    };

    private StateTestResult Failed(Visit visit, StateFailureException failure)
    {
        var result = new StateTestResult { Status = StateTestStatus.Failed, Error = failure.Error, Cause = failure.Cause, InspectionData = InspectionData() };
        if (test.State is not WorkState state)
            return result;

        var retries = new RetryPolicy(state.Retry);
        retries.Assume(test.RetrierRetryCount);
        if (retries.Next(failure, run.Randomness) is { } delay)
        {
            NoteError(json => WriteRetry(json, retries.LastIndex, delay));
            return result with { Status = StateTestStatus.Retriable, InspectionData = InspectionData() };
        }

        if (ErrorMatching.FindCatcher(state.Catch, failure) is not { } catcher)
            return result;

        var data = InspectionData();
        var caught = WorkRunner.Caught(state, catcher, visit, failure);
        data["errorDetails"] = JsonBuilder.Build(json => WriteCatch(json, state.Catch.IndexOf(catcher)));
        return result with { Status = StateTestStatus.CaughtError, Output = caught.Output, NextState = caught.Next, AssignedVariables = caught.Assigned ?? [], InspectionData = data };
    }

    private void NoteError(Action<Utf8JsonWriter> write) => _inspection.Note("errorDetails", JsonBuilder.Build(write));

    private static void WriteRetry(Utf8JsonWriter json, int index, TimeSpan delay)
    {
        json.WriteStartObject();
        json.WriteNumber("retryIndex", index);
        json.WriteNumber("retryBackoffIntervalSeconds", (long)delay.TotalSeconds);
        json.WriteEndObject();
    }

    private static void WriteCatch(Utf8JsonWriter json, int index)
    {
        json.WriteStartObject();
        json.WriteNumber("catchIndex", index);
        json.WriteEndObject();
    }

    private Dictionary<string, JsonElement> InspectionData() => _inspection.Values.ToDictionary(pair => pair.Key, pair => pair.Value);
}
