namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>A job is right, but cannot run on this machine; the message says why and what to do.</summary>
public sealed class LocalJobException : Exception
{
    internal LocalJobException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
