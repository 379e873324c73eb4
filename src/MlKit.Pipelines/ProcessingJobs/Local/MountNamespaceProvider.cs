using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;

namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>Runs an instance under a root of its own: https://man7.org/linux/man-pages/man7/mount_namespaces.7.html.</summary>
internal sealed class MountNamespaceProvider : OptMlProvider
{
    private static readonly TimeSpan ProbeTime = TimeSpan.FromSeconds(20);
    private static readonly Lazy<string> Script = new(() => Resources.Read("mount.sh"));
    private static readonly Lazy<Task<string?>> Probe = new(ProbeAsync);
    private static readonly ImmutableSortedDictionary<string, string> NoVariables = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public override OptMlMethod Method => OptMlMethod.MountNamespace;

    /// <summary>Returns why there is no mount namespace on this machine, or <see langword="null"/> if there is.</summary>
    public static Task<string?> FindObstacleAsync() => Probe.Value;

    protected override void Wrap(ProcessStartInfo start, List<string> words, ContainerCommand command, InstanceFolder folder)
    {
        start.FileName = ProgramFinder.Find("unshare")!;
        var parts = folder.Parts();
        // With a process namespace the kernel ends what the program left running.
        Add(start, "--user", "--map-root-user", "--mount", "--pid", "--fork", "--kill-child", "/bin/sh", "-c", Script.Value, "mlkit", folder.NewRoot, folder.Stage, folder.StartFolder(command.WorkingDirectory));
        foreach (var opened in parts.Where(part => !IsMountPoint(part.Target)).Select(part => DeepestFolder(part.Target)).Distinct().OrderBy(opened => opened.Length))
            Add(start, "open", opened);

        foreach (var (source, target) in parts)
            Add(start, "bind", source, target);

        Add(start, ["--", .. words]);
    }

    /// <summary>Returns the folder of the machine in which a path is to be shown.</summary>
    private static string DeepestFolder(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        while (!Directory.Exists(folder))
            folder = Path.GetDirectoryName(folder)!;

        return folder;
    }

    /// <summary>What a link leads to is not the job's to cover.</summary>
    private static bool IsMountPoint(string path) => Path.Exists(path) && new FileInfo(path).LinkTarget is null;

    private static void Add(ProcessStartInfo start, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
            start.ArgumentList.Add(word);
    }

    private static async Task<string?> ProbeAsync()
    {
        if (!OperatingSystem.IsLinux())
            return "only Linux has them";

        if (ProgramFinder.Find("unshare") is null)
            return "the program 'unshare' of util-linux is not installed";

        using var folder = JobFolder.Create(null, NullLogger.Instance);
        var start = new MountNamespaceProvider().Prepare(new ContainerCommand(["true"], "/", NoVariables, NoVariables), new InstanceFolder(Path.Combine(folder.Path, "probe")));
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        using var timeout = new CancellationTokenSource(ProbeTime);
        try
        {
            var error = await process.StandardError.ReadToEndAsync(timeout.Token).ConfigureAwait(false);
            await process.WaitForExitAsync(timeout.Token).ConfigureAwait(false);
            return process.ExitCode == 0 ? null : $"trying failed with '{error.Trim()}'";
        }
        catch (OperationCanceledException)
        {
            ProcessGroup.Kill(process);
            return "trying took too long";
        }
    }
}
