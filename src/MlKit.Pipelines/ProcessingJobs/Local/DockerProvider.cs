using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>Runs the image itself: https://docs.docker.com/reference/cli/docker/container/run/.</summary>
internal sealed class DockerProvider : OptMlProvider
{
    private static readonly TimeSpan EndTime = TimeSpan.FromMinutes(1);

    private readonly JobRequest _job;
    private readonly string _docker;

    /// <exception cref="LocalJobException">There is no Docker.</exception>
    public DockerProvider(JobRequest job, LocalImage image)
    {
        var name = image.Programs.GetValueOrDefault("docker", "docker");
        _job = job;
        _docker = ProgramFinder.Find(name)
            ?? throw new LocalJobException($"AppSpecification.ImageUri: '{job.ImageUri}' must run in Docker, since the local image '{image.Pattern}' asks for it, but the program '{name}' was not found. Install Docker, or describe how the image runs without it.");
    }

    public override OptMlMethod Method => OptMlMethod.Docker;

    public override ProcessStartInfo Prepare(ContainerCommand command, InstanceFolder folder)
    {
        var start = NewStart();
        start.FileName = _docker;
        Add(start, "run", "--rm", "--name", NameOf(folder), "--hostname", Path.GetFileName(folder.Root), "--mount", MountOf(folder));
        foreach (var (name, value) in command.Environment)
            AddVariable(start, name, value);

        if (!_job.Entrypoint.IsEmpty)
            Add(start, "--entrypoint", _job.Entrypoint[0]);

        Add(start, _job.ImageUri);
        Add(start, [.. _job.Entrypoint.Skip(1), .. _job.Arguments]);
        return InOwnGroup(start);
    }

    /// <summary>The container outlives a client that was killed, and what its root wrote belongs to root.</summary>
    public override async Task EndAsync(InstanceFolder folder)
    {
        await RunAsync("rm", "--force", NameOf(folder)).ConfigureAwait(false);
        if (OperatingSystem.IsLinux() && geteuid() is var user and > 0)
            await RunAsync("run", "--rm", "--user", "0", "--mount", MountOf(folder), "--entrypoint", "chown", _job.ImageUri, "-R", $"{user}", InstanceFolder.OptMl).ConfigureAwait(false);
    }

    protected override void Wrap(ProcessStartInfo start, List<string> words, ContainerCommand command, InstanceFolder folder) => throw new UnreachableException();

    private static string NameOf(InstanceFolder folder) => $"{Path.GetFileName(Path.GetDirectoryName(folder.Root))}-{Path.GetFileName(folder.Root)}";

    private static string MountOf(InstanceFolder folder) => $"type=bind,source={folder.Ml},target={InstanceFolder.OptMl}";

    /// <summary>Lets Docker take the value from its own variables, where no other user reads it, unless it needs them itself.</summary>
    private static void AddVariable(ProcessStartInfo start, string name, string value)
    {
        var isTaken = start.Environment.TryGetValue(name, out var own) && own != value;
        if (!isTaken)
            start.Environment[name] = value;

        Add(start, "--env", isTaken || value.Length == 0 ? $"{name}={value}" : name);
    }

    private static void Add(ProcessStartInfo start, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
            start.ArgumentList.Add(word);
    }

    private async Task RunAsync(params string[] words)
    {
        using var process = new Process { StartInfo = new ProcessStartInfo(_docker, words) { RedirectStandardOutput = true, RedirectStandardError = true } };
        using var timeout = new CancellationTokenSource(EndTime);
        try
        {
            process.Start();
            await Task.WhenAll(process.StandardOutput.ReadToEndAsync(timeout.Token), process.StandardError.ReadToEndAsync(timeout.Token), process.WaitForExitAsync(timeout.Token)).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
        }
        catch (Win32Exception)
        {
            // Nor could the container be started.
        }
    }

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int geteuid();
}
