using MlKit.Pipelines.Running;

namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>A bucket and a key, or the prefix of keys.</summary>
internal readonly record struct S3Location(string Bucket, string Key)
{
    private const string Scheme = "s3://";

    /// <exception cref="LocalJobException">The URI does not name a local bucket's file.</exception>
    public static S3Location Parse(string uri, string path)
    {
        if (!uri.StartsWith(Scheme, StringComparison.Ordinal))
            throw new LocalJobException($"{path}: must begin with s3:// in a local run, but was '{uri}'. Write the bucket and the key as s3://bucket/key.");

        var rest = uri[Scheme.Length..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var location = slash < 0 ? new S3Location(rest, "") : new S3Location(rest[..slash], rest[(slash + 1)..]);
        if (ObjectNames.FindPrefixProblem(location.Bucket, "", OperatingSystem.IsWindows()) is not null || !IsPlain(location.Key))
            throw new LocalJobException($"{path}: must name a bucket and a key whose parts are the names of files, but was '{uri}'. Leave out the empty parts, '.', '..' and '\\'.");

        return location;
    }

    /// <summary>Returns the object of that name under this prefix, which is taken as a folder.</summary>
    public S3Location Under(string name) => this with { Key = Key.Length == 0 || Key.EndsWith('/') ? Key + name : $"{Key}/{name}" };

    /// <summary>Tells whether a key, or a prefix that ends in a slash, stays inside its bucket's folder and is the only one with its file.</summary>
    public static bool IsPlain(string key) => key.Length == 0 || ObjectNames.FindKeyProblem(key.EndsWith('/') ? key[..^1] : key, OperatingSystem.IsWindows()) is null;

    public override string ToString() => $"{Scheme}{Bucket}/{Key}";
}
