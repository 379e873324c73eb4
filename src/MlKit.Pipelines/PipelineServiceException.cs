using System.Net;

namespace MlKit.Pipelines;

/// <summary>AWS did not do what it was asked for, or could not be reached.</summary>
/// <remarks>The message never holds the input or the output of an execution.</remarks>
public sealed class PipelineServiceException : Exception
{
    internal PipelineServiceException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <summary>Gets the operation, such as <c>StartExecution</c>.</summary>
    public string Operation { get; internal init; } = "";

    /// <summary>Gets the error as AWS names it, such as <c>StateMachineDoesNotExist</c>.</summary>
    /// <value>It is <see langword="null"/> where AWS was not reached.</value>
    public string? ErrorCode { get; internal init; }

    /// <summary>Gets the HTTP status.</summary>
    /// <value>It is <see langword="null"/> where AWS was not reached.</value>
    public HttpStatusCode? StatusCode { get; internal init; }

    /// <summary>Gets the id that AWS Support asks for.</summary>
    /// <value>It is <see langword="null"/> where AWS was not reached.</value>
    public string? RequestId { get; internal init; }

    /// <summary>Gets whether the same call may succeed later: too many calls, a fault of the service, no connection.</summary>
    public bool IsRetryable { get; internal init; }
}
