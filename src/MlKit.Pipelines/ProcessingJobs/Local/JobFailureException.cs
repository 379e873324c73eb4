namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>Carries the reason of a failed job to its result; it never leaves the runner.</summary>
internal sealed class JobFailureException(string reason, Exception? inner = null) : Exception(reason, inner)
{
    /// <summary>Says what went wrong with files, and what to do about it.</summary>
    public static JobFailureException OfFiles(string what, Exception e) => new($"InternalServerError: {what}: {Describe(e)}", e);

    private static string Describe(Exception e) => e switch
    {
        IOException when IsDiskFull(e) => "the disk is full. Free space on it, or choose a work folder or buckets on another one.",
        DirectoryNotFoundException or FileNotFoundException => $"{e.Message.TrimEnd('.')}. Something removed it while the job ran; run the job again.",
        UnauthorizedAccessException => $"{e.Message.TrimEnd('.')}. Give this user the right to it.",
        _ => e.Message,
    };

    // ENOSPC and EDQUOT of Unix, ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL of Windows.
    private static bool IsDiskFull(Exception e) => e.HResult is 28 or 122 || (e.HResult & 0xFFFF) is 0x70 or 0x27;
}
