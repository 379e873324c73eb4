using MlKit.Pipelines.ProcessingJobs.Local;

namespace MlKit.Pipelines.Tests.ProcessingJobs.Local;

/// <summary>The link is one for the whole machine, so nothing runs beside these tests.</summary>
[CollectionDefinition(nameof(SymbolicLinkTests), DisableParallelization = true)]
[Collection(nameof(SymbolicLinkTests))]
public sealed class SymbolicLinkTests
{
    [Fact]
    public async Task RunAsync_SymbolicLink_ServesOneJobAndIsRemoved()
    {
        RequireLink();
        using var bench = new JobBench(OptMlMethod.SymbolicLink);

        var result = await bench.CompleteAsync(bench.Sh("echo x > /opt/ml/processing/out/x").AddOutput("out", "/opt/ml/processing/out", "s3://b/out"));

        Assert.Equal(OptMlMethod.SymbolicLink, result.OptMl);
        Assert.Equal("x\n", bench.Get("out/x"));
        Assert.False(Path.Exists("/opt/ml"));
    }

    [Fact]
    public async Task RunAsync_SymbolicLinkForTwoInstances_IsRefused()
    {
        RequireLink();
        using var bench = new JobBench(OptMlMethod.SymbolicLink);

        var thrown = await Assert.ThrowsAsync<LocalJobException>(() => bench.RunAsync(bench.Sh("true").WithInstances("ml.m5.xlarge", 2, 30)));

        Assert.Equal(
            "/opt/ml: must be provided to 'sh', but there is no symbolic link (2 instances cannot share one). Allow user namespaces to this user, or set LocalJobOptions.OptMl to PathRewriting if the program is a Python or takes its paths as arguments.",
            thrown.Message);
    }

    private static void RequireLink() =>
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && !Path.Exists("/opt/ml"), "Only a privileged user can link /opt/ml, where there is none.");
}
