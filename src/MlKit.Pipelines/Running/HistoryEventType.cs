namespace MlKit.Pipelines.Running;

/// <summary>What an event of an execution's history says, under the names of https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html.</summary>
public enum HistoryEventType
{
    /// <summary>The execution began.</summary>
    ExecutionStarted,

    /// <summary>The execution ended well.</summary>
    ExecutionSucceeded,

    /// <summary>The execution failed.</summary>
    ExecutionFailed,

    /// <summary>The execution took longer than the machine's <c>TimeoutSeconds</c>.</summary>
    ExecutionTimedOut,

    /// <summary>The execution was stopped.</summary>
    ExecutionAborted,

    /// <summary>A Pass state was entered.</summary>
    PassStateEntered,

    /// <summary>A Pass state was left.</summary>
    PassStateExited,

    /// <summary>A Choice state was entered.</summary>
    ChoiceStateEntered,

    /// <summary>A Choice state was left.</summary>
    ChoiceStateExited,

    /// <summary>A Wait state was entered.</summary>
    WaitStateEntered,

    /// <summary>A Wait state was left.</summary>
    WaitStateExited,

    /// <summary>A Succeed state was entered.</summary>
    SucceedStateEntered,

    /// <summary>A Succeed state was left.</summary>
    SucceedStateExited,

    /// <summary>A Fail state was entered.</summary>
    FailStateEntered,

    /// <summary>A Task state was entered.</summary>
    TaskStateEntered,

    /// <summary>A Task state was left.</summary>
    TaskStateExited,

    /// <summary>A Parallel state was entered.</summary>
    ParallelStateEntered,

    /// <summary>A Parallel state was left.</summary>
    ParallelStateExited,

    /// <summary>A Map state was entered.</summary>
    MapStateEntered,

    /// <summary>A Map state was left.</summary>
    MapStateExited,

    /// <summary>A Wait state was stopped because a state beside it failed, or the execution was stopped.</summary>
    WaitStateAborted,

    /// <summary>A Task state was stopped because a state beside it failed, or the execution was stopped.</summary>
    TaskStateAborted,

    /// <summary>A Parallel state was stopped because a state beside it failed, or the execution was stopped.</summary>
    ParallelStateAborted,

    /// <summary>A Map state was stopped because a state beside it failed, or the execution was stopped.</summary>
    MapStateAborted,

    /// <summary>The branches of a Parallel state began.</summary>
    ParallelStateStarted,

    /// <summary>The branches of a Parallel state ended well.</summary>
    ParallelStateSucceeded,

    /// <summary>The branches of a Parallel state failed, and no retry is left.</summary>
    ParallelStateFailed,

    /// <summary>The iterations of a Map state began.</summary>
    MapStateStarted,

    /// <summary>The iterations of a Map state ended well.</summary>
    MapStateSucceeded,

    /// <summary>The iterations of a Map state failed, and no retry is left.</summary>
    MapStateFailed,

    /// <summary>An iteration began.</summary>
    MapIterationStarted,

    /// <summary>An iteration ended well.</summary>
    MapIterationSucceeded,

    /// <summary>An iteration failed.</summary>
    MapIterationFailed,

    /// <summary>An iteration was stopped because another one failed.</summary>
    MapIterationAborted,

    /// <summary>The child executions of a distributed Map state began.</summary>
    MapRunStarted,

    /// <summary>The child executions of a distributed Map state ended, with no more failures than tolerated.</summary>
    MapRunSucceeded,

    /// <summary>The child executions of a distributed Map state failed.</summary>
    MapRunFailed,

    /// <summary>The child executions of a distributed Map state were stopped.</summary>
    MapRunAborted,

    /// <summary>A service is about to be called.</summary>
    TaskScheduled,

    /// <summary>A service is being called.</summary>
    TaskStarted,

    /// <summary>A service took a job, or a message with a task token.</summary>
    TaskSubmitted,

    /// <summary>A service call ended well.</summary>
    TaskSucceeded,

    /// <summary>A service call failed.</summary>
    TaskFailed,

    /// <summary>A service call took too long.</summary>
    TaskTimedOut,

    /// <summary>A function is about to be called.</summary>
    LambdaFunctionScheduled,

    /// <summary>A function is being called.</summary>
    LambdaFunctionStarted,

    /// <summary>A function ended well.</summary>
    LambdaFunctionSucceeded,

    /// <summary>A function failed.</summary>
    LambdaFunctionFailed,

    /// <summary>A function took too long.</summary>
    LambdaFunctionTimedOut,

    /// <summary>An activity waits for a worker.</summary>
    ActivityScheduled,

    /// <summary>A worker took an activity.</summary>
    ActivityStarted,

    /// <summary>A worker ended an activity well.</summary>
    ActivitySucceeded,

    /// <summary>A worker failed.</summary>
    ActivityFailed,

    /// <summary>A worker took too long.</summary>
    ActivityTimedOut,

    /// <summary>An expression or a field of a JSONata state had no value, or a wrong one.</summary>
    EvaluationFailed,
}
