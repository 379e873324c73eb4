using System.ComponentModel;
using System.Diagnostics;

namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>The process of an instance. When it is disposed of, nothing it started runs any more.</summary>
internal sealed class InstanceProcess : IDisposable
{
    // What left the group may hold the streams open for ever.
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly string _folder;
    private readonly Task _logs;

    /// <exception cref="JobFailureException">The process cannot be started.</exception>
    public InstanceProcess(ProcessStartInfo start, string folder, Action<string, bool> tell)
    {
        _folder = folder;
        try
        {
            _process = Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new JobFailureException($"ClientError: The program '{start.FileName}' could not be started: {e.Message}. Check that it is a program of this machine.", e);
        }

        _process.StandardInput.Close();
        _logs = Task.WhenAll(
            new LogPump(_process.StandardOutput.BaseStream, text => tell(text, false)).RunAsync(),
            new LogPump(_process.StandardError.BaseStream, text => tell(text, true)).RunAsync());
    }

    /// <summary>Waits for the end, or brings it about.</summary>
    /// <param name="gracePeriod">How long it has to end when it is asked to.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="stop">Asks it to end.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(TimeSpan gracePeriod, TimeProvider timeProvider, CancellationToken stop)
    {
        try
        {
            await _process.WaitForExitAsync(stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            ProcessGroup.Interrupt(_process);
            await WaitAsync(gracePeriod, timeProvider).ConfigureAwait(false);
        }

        ProcessGroup.Kill(_process);
        await _process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        await ProcessGroup.WaitForEndAsync(_process).ConfigureAwait(false);
        await StrayProcesses.KillAsync(_folder).ConfigureAwait(false);
        await Task.WhenAny(_logs, Task.Delay(DrainTime, CancellationToken.None)).ConfigureAwait(false);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            ProcessGroup.Kill(_process);

        _process.StandardOutput.Dispose();
        _process.StandardError.Dispose();
        _process.Dispose();
    }

    private async Task WaitAsync(TimeSpan gracePeriod, TimeProvider timeProvider)
    {
        using var grace = new CancellationTokenSource(gracePeriod, timeProvider);
        try
        {
            await _process.WaitForExitAsync(grace.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // It has had its time.
        }
    }
}
