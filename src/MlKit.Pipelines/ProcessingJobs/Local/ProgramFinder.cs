namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>Finds programs as a shell would.</summary>
internal static class ProgramFinder
{
    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Returns the full path of a program on this machine, or <see langword="null"/>.</summary>
    /// <param name="name">Its name, or a path.</param>
    /// <param name="path">The folders to look in; without them, those of this process and the system's own.</param>
    public static string? Find(string name, string? path = null)
    {
        if (name.Contains('/', StringComparison.Ordinal) || Path.IsPathRooted(name))
            return File.Exists(name) ? name : null;

        path ??= Environment.GetEnvironmentVariable("PATH") + (OperatingSystem.IsWindows() ? "" : ":/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin");
        var folders = path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.SelectMany(folder => Endings.Select(ending => Path.Combine(folder, name + ending))).FirstOrDefault(IsExecutable);
    }

    public static bool IsExecutable(string file) => File.Exists(file) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(file) & Executable) != 0);

    private static string[] Endings => OperatingSystem.IsWindows() ? [".exe", ".cmd", ".bat", ""] : [""];
}
