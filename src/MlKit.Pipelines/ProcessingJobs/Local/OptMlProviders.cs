namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>Chooses how a job gets its <c>/opt/ml</c>.</summary>
internal static class OptMlProviders
{
    /// <exception cref="LocalJobException">No way is open, or not the one that was asked for.</exception>
    public static async Task<OptMlProvider> ChooseAsync(LocalJobOptions options, JobRequest job, LocalImage image, ContainerCommand command)
    {
        if (image.RunsInDocker)
            return new DockerProvider(job, image);

        if (options.OptMl == OptMlMethod.PathRewriting)
            return new PathRewritingProvider();

        var noNamespace = options.OptMl == OptMlMethod.SymbolicLink ? null : await MountNamespaceProvider.FindObstacleAsync().ConfigureAwait(false);
        var noLink = options.OptMl == OptMlMethod.MountNamespace ? null : SymbolicLinkProvider.FindObstacle(job, image);
        return Choose(options.OptMl, command, noNamespace, noLink);
    }

    /// <param name="method">The way that was asked for, or <see langword="null"/>.</param>
    /// <param name="command">The command.</param>
    /// <param name="noNamespace">Why there is no mount namespace, or <see langword="null"/>.</param>
    /// <param name="noLink">Why there is no symbolic link, or <see langword="null"/>.</param>
    internal static OptMlProvider Choose(OptMlMethod? method, ContainerCommand command, string? noNamespace, string? noLink) => method switch
    {
        null or OptMlMethod.MountNamespace when noNamespace is null => new MountNamespaceProvider(),
        null when command.IsPython => new PathRewritingProvider(),
        null or OptMlMethod.SymbolicLink when noLink is null => new SymbolicLinkProvider(),
        OptMlMethod.Docker => throw new LocalJobException("LocalJobOptions.OptMl: must be a way for a process of this machine, but was Docker. Set RunsInDocker of the image's LocalImage."),
        _ => throw new LocalJobException(Refusal(command.Words[0], noNamespace, noLink)),
    };

    private static string Refusal(string program, string? noNamespace, string? noLink)
    {
        var obstacles = new[] { noNamespace is null ? null : $"no mount namespace ({noNamespace})", noLink is null ? null : $"no symbolic link ({noLink})" }.OfType<string>();
        return $"/opt/ml: must be provided to '{program}', but there is {string.Join(" and ", obstacles)}. Allow user namespaces to this user, or set LocalJobOptions.OptMl to PathRewriting if the program is a Python or takes its paths as arguments.";
    }
}
