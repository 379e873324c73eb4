using System.Runtime.ExceptionServices;

namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>Tells the lines of all instances one after the other. Who throws is told nothing more, and the job ends.</summary>
internal sealed class JobLog(string job, IProgress<LocalLogLine>? listener, CancellationTokenSource stop) : IDisposable
{
    private readonly Lock _lock = new();
    private ExceptionDispatchInfo? _failure;
    private bool _isClosed;

    public void Tell(int instance, string text, bool isError)
    {
        if (listener is null)
            return;

        lock (_lock)
        {
            if (_isClosed || _failure is not null)
                return;

            try
            {
                listener.Report(new LocalLogLine(job, instance, text, isError));
            }
#pragma warning disable CA1031 // It goes on to the caller of the job.
            catch (Exception e)
#pragma warning restore CA1031
            {
                _failure = ExceptionDispatchInfo.Capture(e);
                _ = stop.CancelAsync();
            }
        }
    }

    /// <summary>Throws what the listener threw.</summary>
    public void ThrowIfFailed() => _failure?.Throw();

    /// <summary>From now on nothing is told: the job is over, whatever still holds its streams.</summary>
    public void Dispose()
    {
        lock (_lock)
            _isClosed = true;
    }
}
