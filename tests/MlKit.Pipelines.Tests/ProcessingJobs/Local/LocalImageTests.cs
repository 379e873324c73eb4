using MlKit.Pipelines.ProcessingJobs.Local;

namespace MlKit.Pipelines.Tests.ProcessingJobs.Local;

public sealed class LocalImageTests : IDisposable
{
    private readonly JobBench _bench = new();

    [Theory]
    [InlineData("", "", "echo entry cmd")]
    [InlineData("sh -c", "", "sh -c")]
    [InlineData("", "arg", "echo entry arg")]
    [InlineData("sh -c", "arg", "sh -c arg")]
    public void Of_EntrypointAndArguments_AreThoseOfDocker(string entrypoint, string arguments, string expected)
    {
        var job = _bench.Bare() with { Entrypoint = Words(entrypoint), Arguments = Words(arguments) };
        var image = new LocalImage("*") { Entrypoint = ["echo", "entry"], Command = ["cmd"] };
        var request = JobRequestReader.Read(JobBench.Json(job.AsState().Parameters!.ToString()), _bench.Options);

        Assert.Equal(expected.Split(' '), ContainerCommand.Of(request, image, _bench.Options).Words);
    }

    [Fact]
    public async Task RunAsync_NoCommandAtAll_IsRefused() => Assert.Equal(
        "AppSpecification.ContainerEntrypoint: must be given, since the local image '*/sagemaker-scikit-learn:*' has no command of its own, but was absent. Add it to the job, or give the LocalImage an Entrypoint or a Command.",
        (await Assert.ThrowsAsync<LocalJobException>(() => _bench.RunAsync(_bench.Bare()))).Message);

    [Fact]
    public async Task RunAsync_UnknownImage_IsRefused() => Assert.Equal(
        "AppSpecification.ImageUri: must match a LocalImage of the options, but 'other:1' matches none of '*/sagemaker-scikit-learn:*'. Add LocalImage.FromDockerfile or a LocalImage of your own to LocalJobOptions.Images.",
        (await Assert.ThrowsAsync<LocalJobException>(() => _bench.RunAsync(_bench.Bare().WithImage("other:1").WithEntrypoint("true")))).Message);

    [Theory]
    [InlineData(OptMlMethod.MountNamespace, "/opt/ml/code")]
    [InlineData(OptMlMethod.MountNamespace, "/mlkit-test-app/deep")]
    [InlineData(OptMlMethod.MountNamespace, "/usr/mlkit-test")]
    [InlineData(OptMlMethod.PathRewriting, "/opt/ml/code")]
    [InlineData(OptMlMethod.PathRewriting, "/mlkit-test-app/deep")]
    public async Task RunAsync_ImageOfDockerfile_RunsItsCode(OptMlMethod method, string folder)
    {
        await JobBench.RequireAsync(method);
        JobBench.Require("python3");
        _bench.Put("image/predict.py", "import os, lib.part; print(lib.part.NAME, os.environ['MODE'], open('data.txt').read(), __import__('sys').argv[1:])");
        _bench.Put("image/lib/part.py", "NAME = 'part'");
        _bench.Put("image/data.txt", "data");
        var dockerfile = _bench.Put("image/Dockerfile", $"""
            FROM python:3.8-slim
            RUN pip install pandas
            WORKDIR {folder}/
            ENV PYTHONPATH={folder}/ MODE=fast
            COPY . .
            CMD ["python", "{folder}/predict.py", "x"]
            """);
        _bench.Options = _bench.Options with { OptMl = method, Images = [LocalImage.FromDockerfile("*/legacycode:*", dockerfile)] };

        await _bench.CompleteAsync(_bench.Bare().WithImage("111111111111.dkr.ecr.us-east-1.amazonaws.com/legacycode:1.0"));

        Assert.Equal(["part fast data ['x']"], _bench.Output);
        Assert.False(Path.Exists(folder));
    }

    [Theory]
    [InlineData(OptMlMethod.MountNamespace)]
    [InlineData(OptMlMethod.PathRewriting)]
    public async Task RunAsync_ProgramsOfTheImage_StandForOthers(OptMlMethod method)
    {
        await JobBench.RequireAsync(method);
        JobBench.Require("sh", "python3");
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The program is a shell script.");
        var image = new LocalImage("*") { Programs = LocalImage.ScikitLearn.Programs.Add("python", ProgramFinder.Find("python3")!) };
        _bench.Options = _bench.Options with { OptMl = method, Images = [image] };

        await _bench.CompleteAsync(_bench.Bare().WithEntrypoint("python", "-c", "import subprocess; print('direct', flush=True); subprocess.run(['python', '-c', 'print(1)'], check=True)"));

        Assert.Equal(["direct", "1"], _bench.Output);
    }

    public void Dispose() => _bench.Dispose();

    private static System.Collections.Immutable.ImmutableArray<Pipelines.Expressions.ValueOf<string>> Words(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => (Pipelines.Expressions.ValueOf<string>)word)];
}
