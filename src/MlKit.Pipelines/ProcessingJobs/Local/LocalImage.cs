using System.Collections.Immutable;
using System.IO.Enumeration;

namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>How a container image runs on this machine: its command, its files, and the programs that stand for its own.</summary>
/// <param name="Pattern">The image's URI; <c>*</c> stands for any text, <c>?</c> for a character: <c>*/legacycode:*</c>.</param>
/// <remarks>Records with lists compare them by identity.</remarks>
public sealed record LocalImage(string Pattern)
{
    /// <summary>Gets the image's own command, to which a job without one adds its arguments.</summary>
    /// <value>The default is none.</value>
    public ImmutableArray<string> Entrypoint { get; init; } = [];

    /// <summary>Gets the arguments of the command, or the command, of a job that gives neither.</summary>
    /// <value>The default is none.</value>
    public ImmutableArray<string> Command { get; init; } = [];

    /// <summary>Gets the folder the command starts in.</summary>
    /// <value>The default is <c>/</c>, for which an empty folder stands that is gone with the job.</value>
    public string WorkingDirectory { get; init; } = "/";

    /// <summary>Gets the image's environment variables.</summary>
    /// <value>The default is none. Of this machine's variables a job sees <c>PATH</c>, <c>HOME</c> and the locale's.</value>
    public ImmutableSortedDictionary<string, string> Environment { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Gets the files of the image that its command needs, such as its code in <c>/opt/ml/code</c>.</summary>
    /// <value>The default is none.</value>
    public ImmutableArray<LocalImageFile> Files { get; init; } = [];

    /// <summary>Gets the programs of this machine that run instead of the image's: <c>python</c> to <c>/home/me/venv/bin/python</c>.</summary>
    /// <value>The default is none; <c>python</c> becomes <c>python3</c> where only that is on the path.</value>
    public ImmutableSortedDictionary<string, string> Programs { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Gets whether the image itself runs, by <c>docker run</c>; <see cref="Programs"/> may name another program for <c>docker</c>.</summary>
    /// <value>The default is <see langword="false"/>: nothing of the image but what this record says.</value>
    /// <remarks>The command, the folder it starts in, the variables and the files are then those of the image, and the other properties do not matter.</remarks>
    public bool RunsInDocker { get; init; }

    /// <summary>Gets AWS's image for scikit-learn, whose jobs always name their command.</summary>
    public static LocalImage ScikitLearn { get; } = new("*/sagemaker-scikit-learn:*") { Environment = Variables(("PYTHONDONTWRITEBYTECODE", "1"), ("PYTHONIOENCODING", "UTF-8"), ("PYTHONUNBUFFERED", "1")) };

    /// <summary>Reads the simple instructions of a Dockerfile's last stage: <c>ENTRYPOINT</c>, <c>CMD</c>, <c>ENV</c>, <c>ARG</c>, <c>WORKDIR</c>, and <c>COPY</c> and <c>ADD</c> of files beside it.</summary>
    /// <param name="pattern">The image's URI, with <c>*</c> for any text.</param>
    /// <param name="dockerfile">The Dockerfile; its folder is the build context.</param>
    /// <returns>The image.</returns>
    /// <remarks><c>FROM</c>, <c>RUN</c> and what only Docker needs are passed over: what they install must be on this machine.</remarks>
    /// <exception cref="LocalJobException">An instruction is not a simple one.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static LocalImage FromDockerfile(string pattern, string dockerfile)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(pattern);
        ArgumentException.ThrowIfNullOrWhiteSpace(dockerfile);
        return new Dockerfile(Path.GetFullPath(dockerfile)).Read(pattern);
    }

    internal bool Matches(string uri) => FileSystemName.MatchesSimpleExpression(Pattern, uri, ignoreCase: false);

    private static ImmutableSortedDictionary<string, string> Variables(params ReadOnlySpan<(string Name, string Value)> variables)
    {
        var result = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in variables)
            result.Add(name, value);

        return result.ToImmutable();
    }
}
