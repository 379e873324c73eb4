using System.Globalization;
using System.Text;

namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>Finds what has left a job's group of processes but still runs, by the job's folder among its variables. Only Linux shows them.</summary>
internal static class StrayProcesses
{
    // A process that is starting others at this moment may need another round, and one that is becoming another program shows no variables: one look that finds nothing is not enough.
    private const int Rounds = 20;
    private const int QuietRounds = 2;

    /// <param name="folder">The instance's folder, which is the first on the path of all that its program starts.</param>
    public static async Task KillAsync(string folder)
    {
        if (!OperatingSystem.IsLinux())
            return;

        var mark = Encoding.UTF8.GetBytes($"PATH={folder}/");
        for (var (i, quiet) = (0, KillAll(mark) ? 0 : 1); i < Rounds && quiet < QuietRounds; i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10)).ConfigureAwait(false);
            quiet = KillAll(mark) ? 0 : quiet + 1;
        }
    }

    private static bool KillAll(byte[] mark)
    {
        var found = false;
        foreach (var process in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(process), NumberStyles.None, CultureInfo.InvariantCulture, out var id) || Read($"{process}/environ").AsSpan().IndexOf(mark) < 0)
                continue;

            ProcessGroup.Kill(id);
            found = true;
        }

        return found;
    }

    private static byte[] Read(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It has ended, or is another user's.
            return [];
        }
    }
}
