using System.Text;
using MlKit.Pipelines.Running;

namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>The folder of one instance: what stands for <c>/opt/ml</c> and for the files of the image.</summary>
internal sealed class InstanceFolder
{
    public const string OptMl = "/opt/ml";

    private readonly string _root;

    public InstanceFolder(string root)
    {
        _root = root;
        foreach (var folder in (ReadOnlySpan<string>)[Ml, Image, Programs, Modules, Temporary, Work, NewRoot, Stage])
            Directory.CreateDirectory(folder);
    }

    public string Root => _root;

    public string Ml => Path.Combine(_root, "ml");

    public string Image => Path.Combine(_root, "image");

    /// <summary>Gets the folder of the programs that stand for others, the first on the path.</summary>
    public string Programs => Path.Combine(_root, "programs");

    /// <summary>Gets the folder of the modules that Python loads by itself.</summary>
    public string Modules => Path.Combine(_root, "modules");

    public string Temporary => Path.Combine(_root, "tmp");

    /// <summary>Gets the folder on which a mount namespace puts its root.</summary>
    public string NewRoot => Path.Combine(_root, "root");

    /// <summary>Gets the folder on which a mount namespace puts a folder together.</summary>
    public string Stage => Path.Combine(_root, "stage");

    private string Work => Path.Combine(_root, "work");

    public static bool IsInOptMl(string containerPath) => containerPath == OptMl || containerPath.StartsWith(OptMl + "/", StringComparison.Ordinal);

    /// <summary>Returns where a path of the container lies in this folder.</summary>
    public string PathOf(string containerPath) =>
        IsInOptMl(containerPath) ? Ml + containerPath[OptMl.Length..].TrimEnd('/') : Image + (containerPath == "/" ? "" : containerPath.TrimEnd('/'));

    /// <summary>Returns the folder to start in: one of the machine is not littered, unless the image has files in it.</summary>
    public string StartFolder(string workingDirectory) => workingDirectory != "/" && Directory.Exists(PathOf(workingDirectory)) ? workingDirectory : Work;

    /// <summary>Puts the image's files and programs where the container expects them.</summary>
    public void Fill(LocalImage image, ContainerCommand command)
    {
        foreach (var (source, target) in image.Files)
            CopyTree(source, PathOf(target));

        if (!Directory.Exists(command.WorkingDirectory) || IsInOptMl(command.WorkingDirectory))
            Directory.CreateDirectory(PathOf(command.WorkingDirectory));

        if (OperatingSystem.IsWindows())
            return;

        foreach (var (name, program) in command.Programs.Where(pair => !pair.Key.Contains('/', StringComparison.Ordinal)))
        {
            var script = Path.Combine(Programs, name);
            File.WriteAllText(script, $"#!/bin/sh\nexec '{program.Replace("'", "'\\''", StringComparison.Ordinal)}' \"$@\"\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Returns the folders and files that the container has and the machine has not, with their paths in the container.</summary>
    public List<(string Source, string Target)> Parts()
    {
        var parts = new List<(string, string)> { (Ml, OptMl) };
        AddParts(parts, "");
        return parts;
    }

    private void AddParts(List<(string Source, string Target)> parts, string containerFolder)
    {
        foreach (var entry in Directory.EnumerateFileSystemEntries(Image + containerFolder).Order(StringComparer.Ordinal))
        {
            var target = $"{containerFolder}/{Path.GetFileName(entry)}";
            if (Directory.Exists(entry) && Directory.Exists(target))
                AddParts(parts, target);
            else
                parts.Add((entry, target));
        }
    }

    private static void CopyTree(string source, string target)
    {
        if (File.Exists(source))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(source, target, overwrite: true);
            return;
        }

        Directory.CreateDirectory(target);
        foreach (var name in FolderFiles.Under(source))
            CopyTree(Path.Combine(source, name), Path.Combine(target, name));
    }
}
