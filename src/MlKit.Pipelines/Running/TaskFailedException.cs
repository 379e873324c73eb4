namespace MlKit.Pipelines.Running;

/// <summary>Fails a task with an error the workflow can retry and catch.</summary>
public sealed class TaskFailedException : Exception
{
    /// <summary>Fails a task without an error of its own: <c>States.TaskFailed</c>.</summary>
    public TaskFailedException()
        : this(Retries.ErrorNames.TaskFailed)
    {
    }

    /// <summary>Fails a task.</summary>
    /// <param name="error">The name of the error.</param>
    public TaskFailedException(string error)
        : this(error, innerException: null)
    {
    }

    /// <summary>Fails a task.</summary>
    /// <param name="error">The name of the error.</param>
    /// <param name="innerException">Why it failed; its message becomes the cause.</param>
    public TaskFailedException(string error, Exception? innerException)
        : base($"The task failed with {error}.", innerException)
    {
        Error = error;
        Cause = innerException?.Message;
    }

    /// <summary>Fails a task.</summary>
    /// <param name="error">The name of the error, as <c>ErrorEquals</c> knows it, or <see langword="null"/>.</param>
    /// <param name="cause">What caused it, or <see langword="null"/>.</param>
    public TaskFailedException(string? error, string? cause)
        : base($"The task failed with {error ?? "no error name"}: {cause ?? "no cause given"}.")
    {
        Error = error;
        Cause = cause;
    }

    /// <summary>Gets the name of the error.</summary>
    public string? Error { get; }

    /// <summary>Gets what caused it.</summary>
    public string? Cause { get; }
}
