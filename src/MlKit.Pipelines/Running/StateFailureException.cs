namespace MlKit.Pipelines.Running;

/// <summary>Carries the error of a state to what retries, catches or reports it; it never leaves the runner.</summary>
/// <param name="error">The name of the error; a Fail state may have none.</param>
/// <param name="cause">What caused it.</param>
internal sealed class StateFailureException(string? error, string? cause) : Exception(cause)
{
    // https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskFailure.html
    private const int LongestError = 256;
    private const int LongestCause = 32_768;

    public string? Error { get; } = Cut(error, LongestError);

    public string? Cause { get; } = Cut(cause, LongestCause);

    /// <summary>Gets whether AWS puts the state and the event before the cause.</summary>
    public bool NamesState { get; init; }

    /// <summary>Gets whether a field in JSONata has failed; AWS records that with an event of its own.</summary>
    public bool IsEvaluation { get; init; }

    /// <summary>Gets the field that has failed, where AWS names it.</summary>
    public string? Location
    {
        get;
        init => field = Cut(value, LongestError);
    }

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

    /// <summary>An empty text is none, and a long one is cut, as at AWS.</summary>
    private static string? Cut(string? text, int length) => string.IsNullOrEmpty(text) ? null : text.Length > length ? text[..length] : text;
}
