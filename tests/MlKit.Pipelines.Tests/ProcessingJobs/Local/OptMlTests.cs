using System.Collections.Immutable;
using MlKit.Pipelines.ProcessingJobs.Local;

namespace MlKit.Pipelines.Tests.ProcessingJobs.Local;

public sealed class OptMlTests
{
    [Theory]
    [InlineData(OptMlMethod.MountNamespace)]
    [InlineData(OptMlMethod.PathRewriting)]
    public async Task RunAsync_WhatPythonScriptsDo_FindsTheFiles(OptMlMethod method)
    {
        await JobBench.RequireAsync(method);
        using var bench = new JobBench(method);
        bench.Put("in/a.txt", "text");
        bench.Put("in/module_of_the_job.py", "NAME = 'imported'");
        var job = bench.Python("""
            import glob, io, os, pathlib, shutil, subprocess, sys, tempfile
            source, target = '/opt/ml/processing/in', '/opt/ml/processing/out'
            sys.path.insert(0, source)
            import module_of_the_job
            print(module_of_the_job.NAME, os.path.exists(source), os.path.isdir(source + '/missing'), sys.argv[1])
            print(sorted(os.path.basename(name) for name in glob.glob(source + '/*.txt')))
            print(pathlib.Path(source, 'a.txt').read_text(), io.open(source + '/a.txt', mode='rb').read())
            shutil.copytree(source, target + '/copy')
            os.makedirs(target + '/made/deep', exist_ok=True)
            os.rename(target + '/copy/a.txt', target + '/made/deep/renamed.txt')
            with tempfile.NamedTemporaryFile() as temporary:
                shutil.copyfile(temporary.name, file := target + '/empty')
            os.remove(file)
            print(subprocess.run(['cat', source + '/a.txt'], capture_output=True, cwd=source, check=True).stdout)
            """).WithArguments("/opt/ml/processing/in").AddInput("in", "s3://b/in/", "/opt/ml/processing/in").AddOutput("out", "/opt/ml/processing/out", "s3://b/out");

        await bench.CompleteAsync(job);

        Assert.Equal(["imported True False /opt/ml/processing/in", "['a.txt']", "text b'text'", "b'text'"], bench.Output);
        Assert.Equal(["copy/module_of_the_job.py", "made/deep/renamed.txt"], bench.Keys("out").Where(key => !key.EndsWith(".pyc", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task RunAsync_RewrittenArgumentsAndVariables_LeadOtherProgramsToTheFiles()
    {
        using var bench = new JobBench(OptMlMethod.PathRewriting);
        bench.Put("in/a", "text");
        var job = bench.Sh("cat $1 $FILE > $2/b").WithArguments("/opt/ml/processing/in/a", "/opt/ml/processing/out").WithEnvironment("FILE", "/opt/ml/processing/in/a")
            .AddInput("in", "s3://b/in/", "/opt/ml/processing/in").AddOutput("out", "/opt/ml/processing/out", "s3://b/out");

        await bench.CompleteAsync(job);

        Assert.Equal("texttext", bench.Get("out/b"));
    }

    [Theory]
    [InlineData(null, "sh", true, true, OptMlMethod.MountNamespace)]
    [InlineData(null, "/usr/bin/python3.12", false, true, OptMlMethod.PathRewriting)]
    [InlineData(null, "python", false, false, OptMlMethod.PathRewriting)]
    [InlineData(null, "pythonic", false, true, OptMlMethod.SymbolicLink)]
    [InlineData(OptMlMethod.MountNamespace, "sh", true, false, OptMlMethod.MountNamespace)]
    [InlineData(OptMlMethod.SymbolicLink, "python", true, true, OptMlMethod.SymbolicLink)]
    public void Choose_WaysThatAreOpen_TakesTheBest(OptMlMethod? asked, string program, bool hasNamespace, bool hasLink, OptMlMethod expected) =>
        Assert.Equal(expected, OptMlProviders.Choose(asked, Command(program), hasNamespace ? null : "none", hasLink ? null : "none").Method);

    [Theory]
    [InlineData(null, "no mount namespace (only Linux has them) and no symbolic link (/opt/ml exists)")]
    [InlineData(OptMlMethod.MountNamespace, "no mount namespace (only Linux has them)")]
    public void Choose_NoWayIsOpen_NamesEveryObstacle(OptMlMethod? asked, string obstacles) => Assert.Equal(
        $"/opt/ml: must be provided to 'java', but there is {obstacles}. Allow user namespaces to this user, or set LocalJobOptions.OptMl to PathRewriting if the program is a Python or takes its paths as arguments.",
        Assert.Throws<LocalJobException>(() => OptMlProviders.Choose(asked, Command("java"), "only Linux has them", asked is null ? "/opt/ml exists" : null)).Message);

    [Fact]
    public void Acquire_LinkThatExists_IsRefused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows allows links to few.");
        using var bench = new JobBench();
        var link = Path.Combine(bench.Bucket, "link");
        var folder = new InstanceFolder(Path.Combine(bench.Bucket, "algo-1"));

        using (new SymbolicLinkProvider(link).Acquire(folder))
        {
            var thrown = Assert.Throws<LocalJobException>(() => new SymbolicLinkProvider(link).Acquire(folder));

            Assert.StartsWith($"{link}: must be free to be linked to the job's folder, but it could not be made: ", thrown.Message, StringComparison.Ordinal);
            Assert.EndsWith(" Wait for the job that uses it, remove what is left of one, or choose another OptMl.", thrown.Message, StringComparison.Ordinal);
        }

        Assert.False(Path.Exists(link));
    }

    private static ContainerCommand Command(string program)
    {
        var nothing = ImmutableSortedDictionary<string, string>.Empty;
        return new ContainerCommand([program], "/", nothing, nothing);
    }
}
