namespace MlKit.Pipelines;

/// <summary>The kind of a state machine: https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html.</summary>
public enum StateMachineType
{
    /// <summary>Runs up to a year, every step exactly once, billed by step.</summary>
    Standard,

    /// <summary>Runs up to five minutes, billed by duration; no <c>.sync</c>, no callbacks, no activities, no distributed Map.</summary>
    Express,
}
