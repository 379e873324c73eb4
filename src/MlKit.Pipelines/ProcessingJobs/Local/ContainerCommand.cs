using System.Collections.Immutable;

namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>What an instance runs, in the paths of its container.</summary>
/// <param name="Words">The program and its arguments.</param>
/// <param name="WorkingDirectory">The folder it starts in.</param>
/// <param name="Environment">Its variables, without those of the machine.</param>
/// <param name="Programs">The programs of the machine that stand for others.</param>
internal sealed record ContainerCommand(
    ImmutableArray<string> Words, string WorkingDirectory, ImmutableSortedDictionary<string, string> Environment, ImmutableSortedDictionary<string, string> Programs)
{
    // What follows a point is no part of the name: python3.12, python.exe.
    private static readonly string[] Pythons = ["python", "python2", "python3", "pypy3"];

    /// <summary>Gets whether the program is a Python, whose paths can be rewritten as it opens files.</summary>
    public bool IsPython => Pythons.Contains(Path.GetFileNameWithoutExtension(Words[0]));

    /// <exception cref="LocalJobException">Neither the job nor the image has a command.</exception>
    public static ContainerCommand Of(JobRequest job, LocalImage image, LocalJobOptions options)
    {
        // https://docs.aws.amazon.com/sagemaker/latest/dg/byoc-run-image.html: as docker run does with --entrypoint and arguments.
        ImmutableArray<string> words = job switch
        {
            { Entrypoint.IsEmpty: false } => [.. job.Entrypoint, .. job.Arguments],
            { Arguments.IsEmpty: false } => [.. image.Entrypoint, .. job.Arguments],
            _ => [.. image.Entrypoint, .. image.Command],
        };
        if (words.IsEmpty && !image.RunsInDocker)
            throw new LocalJobException($"AppSpecification.ContainerEntrypoint: must be given, since the local image '{image.Pattern}' has no command of its own, but was absent. Add it to the job, or give the LocalImage an Entrypoint or a Command.");

        var environment = image.Environment.SetItem("AWS_REGION", options.Region).SetItem("AWS_DEFAULT_REGION", options.Region).SetItems(job.Environment);
        return new ContainerCommand(words, image.WorkingDirectory, environment, WithPython(image.Programs));
    }

    /// <summary>Many machines call it only <c>python3</c>, every image <c>python</c> too.</summary>
    private static ImmutableSortedDictionary<string, string> WithPython(ImmutableSortedDictionary<string, string> programs) =>
        programs.ContainsKey("python") || ProgramFinder.Find("python") is not null || ProgramFinder.Find("python3") is not { } python ? programs : programs.Add("python", python);
}
