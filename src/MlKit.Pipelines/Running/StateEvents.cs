using MlKit.Pipelines.Choices;
using MlKit.Pipelines.Maps;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Running;

/// <summary>Knows which events a state of a type has.</summary>
internal static class StateEvents
{
    public static HistoryEventType Entered(State state) => state switch
    {
        PassState => HistoryEventType.PassStateEntered,
        TaskState => HistoryEventType.TaskStateEntered,
        ChoiceState => HistoryEventType.ChoiceStateEntered,
        WaitState => HistoryEventType.WaitStateEntered,
        ParallelState => HistoryEventType.ParallelStateEntered,
        MapState => HistoryEventType.MapStateEntered,
        SucceedState => HistoryEventType.SucceedStateEntered,
        _ => HistoryEventType.FailStateEntered,
    };

    public static HistoryEventType Exited(State state) => state switch
    {
        PassState => HistoryEventType.PassStateExited,
        TaskState => HistoryEventType.TaskStateExited,
        ChoiceState => HistoryEventType.ChoiceStateExited,
        WaitState => HistoryEventType.WaitStateExited,
        ParallelState => HistoryEventType.ParallelStateExited,
        MapState => HistoryEventType.MapStateExited,
        _ => HistoryEventType.SucceedStateExited,
    };

    /// <summary>Returns the event of a state that is stopped from outside; most are over too soon to have one.</summary>
    public static HistoryEventType? Aborted(State state) => state switch
    {
        TaskState => HistoryEventType.TaskStateAborted,
        WaitState => HistoryEventType.WaitStateAborted,
        ParallelState => HistoryEventType.ParallelStateAborted,
        MapState => HistoryEventType.MapStateAborted,
        _ => null,
    };
}
