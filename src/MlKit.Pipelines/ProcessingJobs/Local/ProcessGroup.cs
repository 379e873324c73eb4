using System.Diagnostics;
using System.Runtime.InteropServices;

namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>Signals a process and all it started. With <c>setsid</c> they are a group of their own; elsewhere the tree of processes has to do.</summary>
internal static class ProcessGroup
{
    private const int SigInt = 2;
    private const int SigKill = 9;

    /// <summary>Gets the program that makes a program the leader of its own group, or <see langword="null"/>.</summary>
    public static string? Leader { get; } = OperatingSystem.IsWindows() ? null : ProgramFinder.Find("setsid");

    /// <summary>Asks for an end, as AWS does first: https://docs.aws.amazon.com/sagemaker/latest/dg/byoc-run-image.html. Windows has no such request.</summary>
    public static void Interrupt(Process process)
    {
        if (!OperatingSystem.IsWindows())
            _ = kill(Leader is null ? process.Id : -process.Id, SigInt);
    }

    /// <summary>Ends everything that is left, whether the process itself has ended or not.</summary>
    public static void Kill(Process process)
    {
        if (Leader is not null)
            _ = kill(-process.Id, SigKill);
        else if (!process.HasExited)
            process.Kill(entireProcessTree: true);
    }

    /// <summary>Ends one process.</summary>
    public static void Kill(int id) => _ = kill(id, SigKill);

    /// <summary>Waits until the killed are gone. Some machines never collect them, so it does not wait for long.</summary>
    public static async Task WaitForEndAsync(Process process)
    {
        const int Tries = 50;
        for (var i = 0; i < Tries && Leader is not null && kill(-process.Id, 0) == 0; i++)
            await Task.Delay(TimeSpan.FromMilliseconds(10)).ConfigureAwait(false);
    }

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int kill(int pid, int signal);
}
