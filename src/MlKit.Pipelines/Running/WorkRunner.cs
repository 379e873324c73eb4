using System.Globalization;
using System.Text.Json;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.Retries;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Running;

/// <summary>Runs the states whose work can fail: tries, retries, catches.</summary>
internal static class WorkRunner
{
    public static async ValueTask<StateOutcome> RunAsync<TState>(TState state, Visit visit, Func<TState, Visit, ValueTask<JsonElement>> attempt)
        where TState : WorkState
    {
        var retries = new RetryPolicy(state.Retry);
        while (true)
        {
            StateFailureException failure;
            try
            {
                return Complete(state, visit, await attempt(state, visit).ConfigureAwait(false));
            }
            catch (StateFailureException e)
            {
                failure = visit.Explain(e);
            }

            if (retries.Next(failure, visit.Flow.Run.Randomness) is not { } delay)
                return GiveUp(state, visit, failure);

            visit.CountRetry();
            PipelineTelemetry.LocalRetries.Add(1);
            Log.StateRetried(visit.Flow.Run.Options.Logger, visit.Flow.Run.Arn, state.Name, failure.Error, visit.RetryCount, delay);
            await visit.Flow.DelayAsync(delay).ConfigureAwait(false);
        }
    }

    /// <summary>Makes the output of a result.</summary>
    public static StateOutcome Complete(WorkState state, Visit visit, JsonElement result)
    {
        if (state is TaskState)
            visit.Inspection?.Note("result", result);

        if (visit.IsJsonata)
            return DataFlow.Leave(visit, new JsonataFields(visit) { Result = result }, new("Output", state.Output), new("Assign", state.Assign), result, state.Next);

        var selected = DataFlow.ResultSelector(visit, state.ResultSelector, result);
        var output = DataFlow.OutputPath(visit, state, DataFlow.ResultPath(visit, state.ResultPath, selected));
        return new StateOutcome(output, state.Next, DataFlow.Assign(visit, state.Assign, result));
    }

    /// <summary>Makes the output of an error that is caught.</summary>
    public static StateOutcome Caught(WorkState state, Catcher catcher, Visit visit, StateFailureException failure)
    {
        var error = ErrorOutput(failure);
        if (visit.IsJsonata)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"Catch[{state.Catch.IndexOf(catcher)}]/");
            return DataFlow.Leave(visit, new JsonataFields(visit) { ErrorOutput = error }, new($"{place}Output", catcher.Output), new($"{place}Assign", catcher.Assign), error, catcher.Next);
        }

        return new StateOutcome(DataFlow.ResultPath(visit, catcher.ResultPath, error), catcher.Next, DataFlow.Assign(visit, catcher.Assign, error));
    }

    private static StateOutcome GiveUp(WorkState state, Visit visit, StateFailureException failure)
    {
        RecordFailure(state, visit);
        return ErrorMatching.FindCatcher(state.Catch, failure) is { } catcher ? Caught(state, catcher, visit, failure) : throw failure;
    }

    private static void RecordFailure(WorkState state, Visit visit)
    {
        if (visit.HasStarted && state is not TaskState)
            visit.Flow.Record(new HistoryEvent(state is ParallelState ? HistoryEventType.ParallelStateFailed : HistoryEventType.MapStateFailed));
    }

    private static JsonElement ErrorOutput(StateFailureException failure) => JsonBuilder.Build(json =>
    {
        json.WriteStartObject();
        json.WriteString("Error", failure.Error);
        json.WriteString("Cause", failure.Cause);
        json.WriteEndObject();
    });
}
