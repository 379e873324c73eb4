using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Running;

/// <summary>Runs the branches of Parallel states at the same time.</summary>
internal static class ParallelRunner
{
    public static Func<ParallelState, Visit, ValueTask<JsonElement>> Attempt { get; } = AttemptAsync;

    private static async ValueTask<JsonElement> AttemptAsync(ParallelState state, Visit visit)
    {
        var input = DataFlow.Work(visit, state.Parameters, state.Arguments, DataFlow.InputPath(visit, state));
        visit.Flow.Record(new HistoryEvent(HistoryEventType.ParallelStateStarted));
        visit.HasStarted = true;
        using var group = new FlowGroup(visit.Flow);
        // All first states are entered before any is run, as at AWS.
        var visits = state.Branches.Select(branch => GraphRunner.Enter(branch, input, group.Add())).ToArray();
        var results = new JsonElement[visits.Length];
        await Task.WhenAll(visits.Select((first, i) => RunBranchAsync(state.Branches[i], first, group, result => results[i] = result))).ConfigureAwait(false);
        group.Join();
        visit.Flow.RecordAside(new HistoryEvent(HistoryEventType.ParallelStateSucceeded));
        return JsonBuilder.Array(results);
    }

    [SuppressMessage("Design", "CA1031", Justification = "The group throws it when all branches have ended.")]
    private static async Task RunBranchAsync(Branch branch, Visit first, FlowGroup group, Action<JsonElement> take)
    {
        if (group.HasFailed)
            return;

        try
        {
            take(await GraphRunner.RunAsync(branch, first).ConfigureAwait(false));
            group.End(first.Flow, first.Flow.LastEventId);
        }
        catch (Exception e)
        {
            group.Fail(first.Flow, e);
        }
    }
}
