using System.Diagnostics;

namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>Links <c>/opt/ml</c> to the instance's folder. The link is the lock as well: only one can be made.</summary>
internal sealed class SymbolicLinkProvider(string link = InstanceFolder.OptMl) : OptMlProvider
{
    public override OptMlMethod Method => OptMlMethod.SymbolicLink;

    /// <summary>Returns why no link can be made, or <see langword="null"/>.</summary>
    public static string? FindObstacle(JobRequest job, LocalImage image)
    {
        if (OperatingSystem.IsWindows())
            return "Windows has no /opt/ml";

        if (job.InstanceCount > 1)
            return $"{job.InstanceCount} instances cannot share one";

        if (image.Files.Any(file => !InstanceFolder.IsInOptMl(file.Target)) || !(InstanceFolder.IsInOptMl(image.WorkingDirectory) || Directory.Exists(image.WorkingDirectory)))
            return "the image has files outside /opt/ml";

        return Path.Exists(InstanceFolder.OptMl) ? "/opt/ml exists" : null;
    }

    /// <exception cref="LocalJobException">The link cannot be made.</exception>
    public override IDisposable Acquire(InstanceFolder folder)
    {
        try
        {
            Directory.CreateSymbolicLink(link, folder.Ml);
            return new Link(link, folder.Ml);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LocalJobException($"{link}: must be free to be linked to the job's folder, but it could not be made: {e.Message} Wait for the job that uses it, remove what is left of one, or choose another OptMl.", e);
        }
    }

    protected override void Wrap(ProcessStartInfo start, List<string> words, ContainerCommand command, InstanceFolder folder)
    {
        start.FileName = words[0];
        start.WorkingDirectory = folder.StartFolder(command.WorkingDirectory);
        foreach (var word in words.Skip(1))
            start.ArgumentList.Add(word);
    }

    private sealed class Link(string path, string target) : IDisposable
    {
        public void Dispose()
        {
            if (new DirectoryInfo(path).LinkTarget == target)
                File.Delete(path);
        }
    }
}
