namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>Chooses how a job gets its <c>/opt/ml</c>.</summary>
internal static class OptMlProviders
{
    /// <exception cref="LocalJobException">No way is open, or not the one that was asked for.</exception>
    public static async Task<OptMlProvider> ChooseAsync(LocalJobOptions options, JobRequest job, LocalImage image, ContainerCommand command)
    {
        if (options.OptMl == OptMlMethod.PathRewriting)
            return new PathRewritingProvider();

        var noNamespace = options.OptMl == OptMlMethod.SymbolicLink ? null : await MountNamespaceProvider.FindObstacleAsync().ConfigureAwait(false);
        if (options.OptMl != OptMlMethod.SymbolicLink && noNamespace is null)
            return new MountNamespaceProvider();

        if (options.OptMl is null && command.IsPython)
            return new PathRewritingProvider();

        var noLink = options.OptMl == OptMlMethod.MountNamespace ? null : SymbolicLinkProvider.FindObstacle(job, image);
        if (options.OptMl != OptMlMethod.MountNamespace && noLink is null)
            return new SymbolicLinkProvider();

        throw new LocalJobException(Refusal(command.Words[0], noNamespace, noLink));
    }

    internal static string Refusal(string program, string? noNamespace, string? noLink)
    {
        var obstacles = new[] { noNamespace is null ? null : $"no mount namespace ({noNamespace})", noLink is null ? null : $"no symbolic link ({noLink})" }.OfType<string>();
        return $"/opt/ml: must be provided to '{program}', but there is {string.Join(" and ", obstacles)}. Allow user namespaces to this user, or set LocalJobOptions.OptMl to PathRewriting if the program is a Python or takes its paths as arguments.";
    }
}
