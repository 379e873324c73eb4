using System.Diagnostics;
using System.Text.RegularExpressions;
using MlKit.Pipelines.ProcessingJobs.Local;
using MlKit.Pipelines.Tests.ProcessingJobs.Local;

namespace MlKit.Pipelines.Tests.Samples;

/// <summary>Runs samples/LegacyPipeline in a process of its own, as a user does, in a folder with blanks in its path and a home that cannot be written to.</summary>
public sealed partial class LegacyProgramTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("mlkit-test-").FullName;
    private readonly Dictionary<string, string> _variables = [];

    public LegacyProgramTests()
    {
        Directory.CreateDirectory(Work);
        Directory.CreateDirectory(Temporary);
        // A folder below a file cannot be made, not even by root.
        File.WriteAllText(Path.Combine(_root, "file"), "");
        _variables["HOME"] = Path.Combine(_root, "file", "home");
        _variables["TMPDIR"] = Temporary;
        _variables["DOTNET_EnableDiagnostics"] = "0";
    }

    private string Work => Path.Combine(_root, "my work");

    private string Temporary => Path.Combine(_root, "temporary files");

    [Fact]
    public async Task Run_Again_PrintsWhatTheReadmeShowsAndWritesTheSame()
    {
        JobBench.Require("python3");
        await RunAsync();
        var first = Files();

        var (code, output, error) = await RunAsync();

        Assert.Equal((0, ""), (code, error));
        Assert.Equal(Blocks()[1], Figure().Replace(output.TrimEnd(), "#"));
        Assert.Equal(first, Files());
        Assert.Equal(1001, File.ReadLines(Path.Combine(Work, "artifacts/legacy-pipeline/buckets/amzn-s3-demo-bucket/legacycode/data/postproc/output/final_output.csv")).Count());
        Golden.Check("../../docs/images/pipelines-run.svg", File.ReadAllText(Path.Combine(Work, "artifacts/legacy-pipeline/run.svg")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Temporary));
    }

    [Fact]
    public async Task Run_Break_PrintsWhatTheReadmeShows()
    {
        JobBench.Require("python3");

        var (code, output, error) = await RunAsync("out folder", "--break");

        Assert.Equal((1, ""), (code, error));
        Assert.Contains(Blocks()[3], Figure().Replace(output, "#"), StringComparison.Ordinal);
        Assert.Contains("Task, failed", File.ReadAllText(Path.Combine(Work, "out folder", "run.svg")), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Temporary));
    }

    [Fact]
    public async Task Run_WithoutPython_SaysHowToInstallIt()
    {
        _variables["PATH"] = Temporary;

        var (code, output, error) = await RunAsync();

        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith("Python 3.8 or newer was not found on the PATH as python3 or python. Install it (", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'--brake' is neither an option nor a folder.", "--brake")]
    [InlineData("'' is neither an option nor a folder.", "")]
    [InlineData("Give one OUTPUT_FOLDER, not 2: put quotes around a path with blanks.", "a", "b")]
    public async Task Run_BadArguments_NamesThemAndPrintsTheUsage(string expected, params string[] arguments)
    {
        var (code, output, error) = await RunAsync(arguments);

        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith(expected + "\n\nUsage: ", error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Work));
    }

    [Fact]
    public async Task Run_OutputIsAFile_SaysSoAndWhatToDo()
    {
        JobBench.Require("python3");
        var file = Path.Combine(_root, "file");

        var (code, output, error) = await RunAsync(file);

        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith($"Cannot write to '{file}': ", error, StringComparison.Ordinal);
        Assert.EndsWith(" Choose another folder, or free space if the disk is full.\n", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Interrupted_LeavesNoJob()
    {
        JobBench.Require("python3", "kill", "sh");
        MakeSleepyPython();
        using var process = Start();
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);

        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line && !line.Contains("| sleeping", StringComparison.Ordinal))
        {
        }

        using (var kill = Process.Start("kill", ["-INT", $"{process.Id}"]))
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((130, "Stopped: no job runs any more.\n"), (process.ExitCode, await error));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Temporary));
        Assert.DoesNotContain(_root, string.Concat(CommandLines()), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    /// <summary>Puts a Python before the machine's that answers questions, but sleeps over scripts.</summary>
    private void MakeSleepyPython()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root, "sleepy")).FullName;
        var script = Path.Combine(folder, "python3");
        File.WriteAllText(script, $"#!/bin/sh\n[ \"$1\" = -c ] && exec '{ProgramFinder.Find("python3")}' \"$@\"\necho sleeping\nsleep 300\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        _variables["PATH"] = folder + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
    }

    private SortedDictionary<string, string> Files() =>
        new(Directory.EnumerateFiles(Work, "*", SearchOption.AllDirectories).ToDictionary(file => file, File.ReadAllText), StringComparer.Ordinal);

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }

    private Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "LegacyPipeline.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Work,
        };
        foreach (var (name, value) in _variables)
            start.Environment[name] = value;

        return Process.Start(start)!;
    }

    /// <summary>Returns the blocks of the sample's README: command, output, command, output.</summary>
    private static List<string> Blocks() =>
        [.. Block().Matches(File.ReadAllText(Path.Combine(Repository.Root, "samples", "LegacyPipeline", "README.md"))).Select(block => Figure().Replace(block.Groups[1].Value, "#"))];

    private static IEnumerable<string> CommandLines() => OperatingSystem.IsLinux()
        ? Directory.EnumerateDirectories("/proc").Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0])).Select(folder => Read(Path.Combine(folder, "cmdline")))
        : [];

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            // It has ended meanwhile.
            return "";
        }
    }

    [GeneratedRegex("```\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Block();

    /// <summary>What differs from machine to machine: the time, and the way to /opt/ml.</summary>
    [GeneratedRegex(@"after [0-9.]+ s|/opt/ml by [a-z ]+")]
    private static partial Regex Figure();
}
