using System.Diagnostics;

namespace MlKit.Pipelines.Tests.ProcessingJobs.Local;

/// <summary>A disk of a megabyte in memory, which only a privileged user can mount.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _folder;

    private SmallDisk(string folder) => _folder = folder;

    public static SmallDisk Mount(string folder)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only a privileged user of Linux can mount a disk.");
        Directory.CreateDirectory(folder);
        Assert.SkipUnless(Run("mount", "-t", "tmpfs", "-o", "size=1m", "mlkit-test", folder) == 0, "This user may not mount a disk here.");
        return new SmallDisk(folder);
    }

    public void Dispose() => Run("umount", _folder);

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}
