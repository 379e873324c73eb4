using System.Diagnostics;

namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>One way to show an instance its <c>/opt/ml</c>.</summary>
internal abstract class OptMlProvider
{
    private static readonly string[] KeptVariables =
        ["HOME", "USER", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "SystemRoot", "SystemDrive", "ComSpec", "PATHEXT", "USERPROFILE", "LOCALAPPDATA", "APPDATA", "ProgramData", "NUMBER_OF_PROCESSORS", "PROCESSOR_ARCHITECTURE"];

    public abstract OptMlMethod Method { get; }

    /// <summary>Takes what all instances of a job share, until it is disposed of.</summary>
    public virtual IDisposable? Acquire(InstanceFolder folder) => null;

    /// <summary>Ends what may be left when the process has ended.</summary>
    public virtual Task EndAsync(InstanceFolder folder) => Task.CompletedTask;

    /// <summary>Returns how the command is started.</summary>
    /// <exception cref="JobFailureException">There is no such program.</exception>
    public virtual ProcessStartInfo Prepare(ContainerCommand command, InstanceFolder folder)
    {
        var start = NewStart();
        FillEnvironment(start.Environment, command, folder);
        var program = command.Programs.GetValueOrDefault(command.Words[0], command.Words[0]);
        CheckProgram(program, start.Environment["PATH"], folder);
        Wrap(start, [program, .. command.Words[1..]], command, folder);
        return InOwnGroup(start);
    }

    protected static ProcessStartInfo NewStart() =>
        new() { UseShellExecute = false, CreateNoWindow = true, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };

    protected static ProcessStartInfo InOwnGroup(ProcessStartInfo start)
    {
        if (ProcessGroup.Leader is not { } leader)
            return start;

        start.ArgumentList.Insert(0, start.FileName);
        start.FileName = leader;
        return start;
    }

    /// <summary>Sets the program, the arguments and the folder to start in.</summary>
    protected abstract void Wrap(ProcessStartInfo start, List<string> words, ContainerCommand command, InstanceFolder folder);

    /// <summary>A container sees nothing of the machine's variables; a process cannot do without some of them.</summary>
    private static void FillEnvironment(IDictionary<string, string?> environment, ContainerCommand command, InstanceFolder folder)
    {
        var path = environment.TryGetValue("PATH", out var value) ? value : "";
        var kept = KeptVariables.Where(environment.ContainsKey).Select(name => (name, environment[name])).ToList();
        environment.Clear();
        foreach (var (name, text) in kept)
            environment[name] = text;

        environment[OperatingSystem.IsWindows() ? "TEMP" : "TMPDIR"] = folder.Temporary;
        environment["PATH"] = path;
        foreach (var (name, text) in command.Environment)
            environment[name] = text;

        environment["PATH"] = folder.Programs + Path.PathSeparator + environment["PATH"];
    }

    private static void CheckProgram(string program, string? path, InstanceFolder folder)
    {
        const string Where = "ClientError: The program of AppSpecification.ContainerEntrypoint";
        var isPath = program.Contains('/', StringComparison.Ordinal) || Path.IsPathRooted(program);
        var file = isPath && program.StartsWith('/') && File.Exists(folder.PathOf(program)) ? folder.PathOf(program) : ProgramFinder.Find(program, path);
        if (file is null)
            throw new JobFailureException($"{Where} must be on this machine, but '{program}' was not found{(isPath ? "" : " on the path")}. Install it, or name the one to use in the Programs of the image's LocalImage.");

        if (!ProgramFinder.IsExecutable(file))
            throw new JobFailureException($"{Where} must be executable, but '{program}' is not: files from S3 never are. Put its interpreter before it, such as [\"sh\", \"{program}\"].");
    }
}
