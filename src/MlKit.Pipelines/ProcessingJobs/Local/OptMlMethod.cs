namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>How a process finds its <c>/opt/ml</c> and the other folders of its image.</summary>
public enum OptMlMethod
{
    /// <summary>A mount namespace of its own (Linux): every program sees real folders, nothing outside does, jobs run side by side, and no process outlives the job.</summary>
    MountNamespace,

    /// <summary>
    /// Paths are rewritten: in Python programs as they open files, without a change to the scripts; in other programs only where an argument
    /// or a variable begins with such a path. A path inside the code of another program, or of a native library, is not found.
    /// </summary>
    PathRewriting,

    /// <summary>A symbolic link <c>/opt/ml</c> on the machine itself, while the job runs: every program sees it, but only one job with one instance can run.</summary>
    SymbolicLink,

    /// <summary>A container of Docker with the job's own image, which its <see cref="LocalImage"/> asks for.</summary>
    Docker,
}
