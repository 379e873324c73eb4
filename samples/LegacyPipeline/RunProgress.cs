using System.Globalization;
using MlKit.Pipelines.ProcessingJobs.Local;
using MlKit.Pipelines.Running;

namespace LegacyPipeline;

/// <summary>Shows a run as it goes: the states, what the scripts write, and how their jobs ended.</summary>
internal sealed class RunProgress : IProgress<LocalLogLine>, IProgress<LocalJobResult>
{
    private readonly TimeProvider _clock = TimeProvider.System;
    private long _entered;

    public void Report(HistoryEvent told)
    {
        if (told.Type != HistoryEventType.TaskStateEntered)
            return;

        _entered = _clock.GetTimestamp();
        Console.WriteLine($"  {told.Name}");
    }

    void IProgress<LocalLogLine>.Report(LocalLogLine value) => Console.WriteLine($"    {(value.IsError ? "! " : "| ")}{value.Text}");

    void IProgress<LocalJobResult>.Report(LocalJobResult value)
    {
        var seconds = _clock.GetElapsedTime(_entered).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {value.Status} after {seconds:0.0} s ({value.Job}, /opt/ml by {Name(value.OptMl)})"));
        if (value.FailureReason is { } reason)
            Console.WriteLine($"    {reason}");

        if (value.ExitMessage is { } message)
            Console.WriteLine($"    Exit message: {message}");

        foreach (var note in value.Notes)
            Console.WriteLine($"    {note}");
    }

    private static string Name(OptMlMethod method) => method switch
    {
        OptMlMethod.MountNamespace => "a mount namespace",
        OptMlMethod.PathRewriting => "rewritten paths",
        _ => "a symbolic link",
    };
}
