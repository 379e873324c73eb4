using System.ComponentModel;
using System.Diagnostics;

namespace LegacyPipeline;

/// <summary>Finds the Python the legacy scripts run with.</summary>
internal static class Python
{
    public const string Missing = "Python 3.8 or newer was not found on the PATH as python3 or python. Install it (Debian, Ubuntu: apt install python3; macOS: brew install python; Windows: winget install Python.Python.3.13), then run this again.";

    /// <returns>The name to call it by; null if there is none.</returns>
    public static async Task<string?> FindAsync(CancellationToken cancellationToken)
    {
        foreach (var name in (string[])["python3", "python"])
        {
            if (await AnswersAsync(name, cancellationToken))
                return name;
        }

        return null;
    }

    /// <summary>Asks it, since on some machines the program only tells how to install it.</summary>
    private static async Task<bool> AnswersAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(name, ["-c", "import sys; sys.exit(sys.version_info < (3, 8))"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
