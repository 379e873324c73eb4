using System.Diagnostics;
using MlKit.Labeling.Tests.Conversion;

namespace MlKit.Labeling.Tests.ScaleOut;

/// <summary>Runs samples/ShardedConversion in a process of its own with what it cannot use.</summary>
public sealed class LauncherTests(SyntheticFixture fixture) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("--instances must be followed by a number from 1 to 100, but found nothing.", "--instances")]
    [InlineData("--instances must be followed by a number from 1 to 100, but found '101'.", "--instances", "101", "a", "b")]
    [InlineData("'--instance' is neither an option nor a folder.", "a", "b", "--instance", "2")]
    [InlineData("Give both A2D2_FOLDER and OUTPUT_FOLDER, or neither.", "a")]
    public async Task Run_BadArguments_NamesThemAndPrintsTheUsage(string expected, params string[] arguments)
    {
        var (code, output, error) = await RunAsync(arguments);

        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith(expected + "\n\nUsage: ", error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task Run_OutputIsAFile_SaysSoAndWhatToDo()
    {
        File.WriteAllText(_folder["out"], "");

        var (code, output, error) = await RunAsync("--instances", "2", fixture.Root, _folder["out"]);

        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith($"Cannot write to '{_folder["out"]}': ", error, StringComparison.Ordinal);
        Assert.EndsWith(" Choose another folder, or free space if the disk is full.\n", error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(ProcessBench.SampleFolder, "ShardedConversion.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder.Path,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }
}
