using System.Diagnostics;
using Microsoft.Extensions.Logging;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>The folder of one run, which is gone when the run is over.</summary>
internal sealed class JobFolder : IDisposable
{
    public const string Prefix = "mlkit-job-";

    private readonly ILogger _logger;

    private JobFolder(string path, ILogger logger) => (Path, _logger) = (path, logger);

    public string Path { get; }

    /// <exception cref="JobFailureException">The folder cannot be made.</exception>
    public static JobFolder Create(string? workFolder, ILogger logger)
    {
        try
        {
            if (workFolder is null)
                return new JobFolder(Directory.CreateTempSubdirectory(Prefix).FullName, logger);

            var path = System.IO.Path.Combine(System.IO.Path.GetFullPath(workFolder), Prefix + Guid.NewGuid().ToString("N"));
            return new JobFolder(Directory.CreateDirectory(path).FullName, logger);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw JobFailureException.OfFiles($"The job's folder could not be made in '{workFolder ?? System.IO.Path.GetTempPath()}'", e);
        }
    }

    public void Dispose()
    {
        if (!Directory.Exists(Path) || TryDelete())
            return;

        try
        {
            // A script may take rights away from its own folders.
            GiveRightsBack(Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What can be removed still is.
        }

        if (!TryDelete())
            DeleteByProgram();

        if (Directory.Exists(Path))
            Log.JobFolderLeft(_logger, Path);
    }

    private bool TryDelete()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return !Directory.Exists(Path);
        }
    }

    /// <summary>Names that are not UTF-8 cannot be said in this language.</summary>
    private void DeleteByProgram()
    {
        if (ProgramFinder.Find("rm") is not { } program)
            return;

        using var process = Process.Start(new ProcessStartInfo(program, ["-rf", "--", Path]) { RedirectStandardError = true });
        process!.StandardError.ReadToEnd();
        process.WaitForExit();
    }

    private static void GiveRightsBack(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;

        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (var inner in new DirectoryInfo(folder).EnumerateDirectories().Where(inner => inner.LinkTarget is null))
            GiveRightsBack(inner.FullName);
    }
}
