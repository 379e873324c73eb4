using MlKit.Pipelines.ProcessingJobs.Local;

namespace MlKit.Pipelines.Tests.ProcessingJobs.Local;

public sealed class DockerfileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mlkit-test-").FullName;

    [Fact]
    public void FromDockerfile_SimpleInstructions_AreRead()
    {
        File.WriteAllText(Path.Combine(_folder, "run.py"), "");
        Directory.CreateDirectory(Path.Combine(_folder, "src"));

        var image = Read("""
            # syntax=docker/dockerfile:1
            ARG BASE=3.8
            FROM python:${BASE} AS build
            ENV LOST=1
            CMD ["lost"]
            FROM python:3.8-slim
            ARG HOME_DIR=/srv
            ENV A=1 B="two words" \
                # a comment inside
                C=3
            ENV D=$A-${B}-${E:-none} A=2 F=$A
            ENV OLD several words
            WORKDIR ${HOME_DIR}
            WORKDIR app
            copy --chown=1:1 run.py src/ ./
            ADD src /opt/ml/code
            EXPOSE 80
            ENTRYPOINT ["python", "run.py"]
            CMD ["--mode", "fast"]
            """);

        Assert.Equal(["python", "run.py"], image.Entrypoint);
        Assert.Equal(["--mode", "fast"], image.Command);
        Assert.Equal("/srv/app", image.WorkingDirectory);
        Assert.Equal(["A=2", "B=two words", "C=3", "D=1-two words-none", "F=1", "OLD=several words"], image.Environment.Select(pair => $"{pair.Key}={pair.Value}"));
        Assert.Equal(
            [new(Path.Combine(_folder, "run.py"), "/srv/app/run.py"), new(Path.Combine(_folder, "src") + "/", "/srv/app"), new(Path.Combine(_folder, "src"), "/opt/ml/code")],
            image.Files);
    }

    [Fact]
    public void FromDockerfile_ShellForm_RunsAShell() => Assert.Equal(["/bin/sh", "-c", "python run.py && echo done"], Read("FROM x\nCMD python run.py && echo done\n").Command);

    [Theory]
    [InlineData("COPY --from=build /a /b", "must copy files that lie beside the Dockerfile, without wildcards, URLs and --from")]
    [InlineData("COPY *.py /b/", "must copy files that lie beside the Dockerfile, without wildcards, URLs and --from")]
    [InlineData("ADD https://example.com/x /b/", "must copy files that lie beside the Dockerfile, without wildcards, URLs and --from")]
    [InlineData("COPY missing /b/", "must copy what is there, but 'missing' is not")]
    [InlineData("SHELL [\"bash\"]", "must be one of the simple instructions ADD, ARG, CMD, COPY, ENTRYPOINT, ENV, FROM, RUN, WORKDIR")]
    public void FromDockerfile_OtherInstructions_AreRefused(string instruction, string rule) => Assert.Equal(
        $"{Path.Combine(_folder, "Dockerfile")}, line 2: {rule}, but was '{instruction}'. Write it so, or describe the image with a LocalImage of its own.",
        Assert.Throws<LocalJobException>(() => Read($"FROM x\n{instruction}\n")).Message);

    [Fact]
    public void FromDockerfile_CommandThatIsNoJson_IsRefused() => Assert.Equal(
        $"{Path.Combine(_folder, "Dockerfile")}, line 2: must be a JSON array of texts, or a command without brackets, but was '['python']'. Write it so, or describe the image with a LocalImage of its own.",
        Assert.Throws<LocalJobException>(() => Read("FROM x\nCMD ['python']\n")).Message);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private LocalImage Read(string text)
    {
        var file = Path.Combine(_folder, "Dockerfile");
        File.WriteAllText(file, text);
        return LocalImage.FromDockerfile("*", file);
    }
}
