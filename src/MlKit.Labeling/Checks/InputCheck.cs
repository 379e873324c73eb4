namespace MlKit.Labeling.Checks;

/// <summary>Checks Ground Truth 3D input files on disk before they are uploaded: formats, limits, missing files, and whether points project into the images.</summary>
/// <remarks>It reads what Ground Truth will read, whoever wrote it: manifests, then sequence files, then points and images.</remarks>
public static class InputCheck
{
    /// <summary>Follows every manifest in a folder and checks all it leads to.</summary>
    /// <param name="target">The folder, and the S3 prefix it will be uploaded to.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    /// <returns>All issues, and how well points and images fit together.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="IOException">The folder cannot be listed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public static Task<InputCheckReport> RunAsync(ConversionTarget target, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (!Directory.Exists(target.Folder))
            throw new DirectoryNotFoundException($"There is no folder '{target.Folder}'. Give the folder a conversion wrote to.");

        return Task.Run(() => new InputChecker(target, cancellationToken).Run(), cancellationToken);
    }
}
