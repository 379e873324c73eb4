namespace MlKit.Pipelines.Running;

/// <summary>Carries the error of a state to what retries, catches or reports it; it never leaves the runner.</summary>
/// <param name="error">The name of the error; a Fail state may have none.</param>
/// <param name="cause">What caused it.</param>
internal sealed class StateFailureException(string? error, string? cause) : Exception(cause)
{
    // An empty text is none, as at AWS.
    public string? Error { get; } = string.IsNullOrEmpty(error) ? null : error;

    public string? Cause { get; } = string.IsNullOrEmpty(cause) ? null : cause;

    /// <summary>Gets whether AWS puts the state and the event before the cause.</summary>
    public bool NamesState { get; init; }

    /// <summary>Gets whether it is a timeout for want of a heartbeat, which AWS reports as <c>States.Timeout</c> but also catches by its own name.</summary>
    public bool IsHeartbeatTimeout { get; init; }

    /// <summary>Gets what a handler threw.</summary>
    public Exception? Thrown { get; init; }

    /// <summary>Makes the failure of an expression or a field.</summary>
    public static StateFailureException Runtime(string cause) => new(Retries.ErrorNames.Runtime, cause) { NamesState = true };

    /// <summary>Returns the failure with its cause as AWS words it.</summary>
    public StateFailureException At(Visit visit) => !NamesState || visit.Inspection is not null
        ? this
        : new StateFailureException(Error, $"An error occurred while executing the state '{visit.State.Name}' (entered at the event id #{visit.EnteredEventId}). {Cause}") { IsHeartbeatTimeout = IsHeartbeatTimeout, Thrown = Thrown };
}
