namespace MlKit.Labeling;

/// <summary>Names where a conversion writes, and where its files will lie in S3.</summary>
/// <remarks>The folder mirrors the prefix: a file <c>a/b.txt</c> in the folder is <c>s3://bucket/prefix/a/b.txt</c> once the folder is synced to S3.</remarks>
public sealed record ConversionTarget
{
    /// <summary>Initializes a new instance of the <see cref="ConversionTarget"/> class.</summary>
    /// <param name="folder">The folder to write to; it is made where it does not exist.</param>
    /// <param name="s3Prefix">The S3 URI the folder will be synced to, such as <c>s3://bucket/prefix/</c>; a missing slash at its end is added.</param>
    /// <exception cref="ArgumentException"><paramref name="folder"/> is blank, or <paramref name="s3Prefix"/> is not an S3 URI with a bucket.</exception>
    public ConversionTarget(string folder, string s3Prefix)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        ArgumentException.ThrowIfNullOrWhiteSpace(s3Prefix);
        if (!s3Prefix.StartsWith("s3://", StringComparison.Ordinal) || s3Prefix.Length == 5 || s3Prefix[5] == '/')
            throw new ArgumentException($"The S3 prefix must look like 's3://bucket/prefix/', but was '{s3Prefix}'.", nameof(s3Prefix));

        Folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        S3Prefix = s3Prefix.EndsWith('/') ? s3Prefix : s3Prefix + "/";
    }

    /// <summary>Gets the full path of the folder.</summary>
    public string Folder { get; }

    /// <summary>Gets the S3 URI, with a slash at its end.</summary>
    public string S3Prefix { get; }

    /// <summary>Returns the local path of an S3 URI beneath the prefix.</summary>
    /// <param name="s3Uri">The URI.</param>
    /// <returns>The path inside <see cref="Folder"/>, or null where the URI does not lie beneath the prefix, or its key leads out of the folder or can be no file name.</returns>
    public string? ToLocalPath(string s3Uri)
    {
        ArgumentNullException.ThrowIfNull(s3Uri);
        if (!s3Uri.StartsWith(S3Prefix, StringComparison.Ordinal) || s3Uri.Contains('\0', StringComparison.Ordinal))
            return null;

        var path = Path.GetFullPath(Path.Combine(Folder, s3Uri[S3Prefix.Length..]));
        var root = Path.EndsInDirectorySeparator(Folder) ? Folder : Folder + Path.DirectorySeparatorChar;
        return path.StartsWith(root, StringComparison.Ordinal) ? path : null;
    }
}
