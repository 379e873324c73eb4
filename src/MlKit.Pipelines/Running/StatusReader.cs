using MlKit.Pipelines.Diagrams;

namespace MlKit.Pipelines.Running;

/// <summary>Reads out of a history how far each state came.</summary>
internal static class StatusReader
{
    public static Dictionary<string, StateStatus> Read(IReadOnlyList<HistoryEvent> history, ExecutionStatus status)
    {
        var statuses = new Dictionary<string, StateStatus>();
        foreach (var item in history.Where(item => item.Name is not null))
        {
            var type = item.Type.ToString();
            if (type.EndsWith("StateEntered", StringComparison.Ordinal))
                statuses[item.Name!] = StateStatus.Running;
            else if (type.EndsWith("StateExited", StringComparison.Ordinal))
                statuses[item.Name!] = Failed(history, item) ? StateStatus.Caught : StateStatus.Succeeded;
        }

        if (status == ExecutionStatus.Succeeded)
            return statuses;

        foreach (var name in statuses.Where(pair => pair.Value == StateStatus.Running).Select(pair => pair.Key).ToList())
            statuses[name] = StateStatus.Failed;

        return statuses;
    }

    /// <summary>A state that is left right after a failure has caught it.</summary>
    private static bool Failed(IReadOnlyList<HistoryEvent> history, HistoryEvent exited) =>
        exited.PreviousEventId > 0 && history[(int)exited.PreviousEventId - 1].Type is
            HistoryEventType.TaskFailed or HistoryEventType.TaskTimedOut or HistoryEventType.LambdaFunctionFailed or HistoryEventType.LambdaFunctionTimedOut or HistoryEventType.ActivityFailed
            or HistoryEventType.ActivityTimedOut or HistoryEventType.EvaluationFailed or HistoryEventType.ParallelStateFailed or HistoryEventType.MapStateFailed;
}
