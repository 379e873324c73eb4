using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using LegacyPipeline;
using MlKit.Pipelines.Diagrams;
using MlKit.Pipelines.ProcessingJobs.Local;
using MlKit.Pipelines.Running;
using MlKit.Pipelines.Tests.ProcessingJobs.Local;

namespace MlKit.Pipelines.Tests.Samples;

/// <summary>Runs the scripts of samples/LegacyPipeline, and holds what they compute against the model's formula.</summary>
public sealed class LegacySceneTests : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("mlkit-test-").FullName;
    private readonly SceneFolder _folder;

    public LegacySceneTests() => _folder = new SceneFolder(_path);

    [Theory]
    [InlineData(OptMlMethod.MountNamespace)]
    [InlineData(OptMlMethod.PathRewriting)]
    public async Task RunAsync_Scripts_PredictWhatTheModelSays(OptMlMethod method)
    {
        var result = await RunAsync(method, broken: false);

        Assert.True(result.Status == ExecutionStatus.Succeeded, result.Cause);
        var rows = File.ReadLines(_folder.Result).Skip(1).Select(line => line.Split(',')).ToList();
        var expected = Predict();
        Assert.Equal(expected.Count, rows.Count);
        Assert.All(rows, row => Assert.Equal(expected[row[1]], Number(row[2]), tolerance: 0.001));
        Assert.Equal(rows.Select(row => row[2]).OrderDescending(StringComparer.Ordinal), rows.Select(row => row[2]));
        Assert.Equal(Enumerable.Range(1, 1000).Select(rank => rank <= 100 ? "yes" : "no"), rows.Select(row => row[3]));
    }

    [Fact]
    public async Task RunAsync_BrokenRow_FailsWithTheScriptsMessage()
    {
        var result = await RunAsync(OptMlMethod.PathRewriting, broken: true);

        Assert.Equal((ExecutionStatus.Failed, "States.TaskFailed"), (result.Status, result.Error));
        Assert.Equal("pre_processing_input.csv: age must be a whole number, but line 321 has 'n/a'.", JsonElement.Parse(result.Cause!).GetProperty("ExitMessage").GetString());
        Assert.Equal([KeyValuePair.Create("Preprocessing Script Mode", StateStatus.Failed)], result.StateStatuses());
        Assert.False(File.Exists(_folder.Result));
    }

    [Theory]
    [InlineData("", "there must be customers, but the file is empty")]
    [InlineData("1,30,1,999,0,0,0,0,1,0\n", "every line must have 11 values, but line 1 has 10")]
    [InlineData("1,,1,999,0,0,0,0,1,0,0\n2,3.5,1,999,0,0,0,0,1,0,0\n", "age must be a whole number, but line 2 has '3.5'")]
    [InlineData("1,30,,999,0,0,0,0,1,0,0\n", "calls must be a whole number, but line 1 has ''")]
    public async Task RunAsync_OtherBrokenInputs_AreNamed(string input, string expected)
    {
        _folder.Fill(broken: false);
        File.WriteAllText(_folder.Input, input);

        var result = await RunAsync(OptMlMethod.PathRewriting);

        Assert.Equal($"pre_processing_input.csv: {expected}.", JsonElement.Parse(result.Cause!).GetProperty("ExitMessage").GetString());
    }

    [Fact]
    public async Task Fit_LastCampaign_GivesTheModelThatIsShipped()
    {
        JobBench.Require("python3");
        _folder.Fill(broken: false);
        var target = Path.Combine(_path, "coefficients.json");
        var fit = Path.Combine(SceneFolder.LegacyCode, "fit.py");

        using var process = Process.Start(new ProcessStartInfo("python3", [fit, Path.Combine(_path, "last_campaign.csv"), target]) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal((0, "fitted 10 coefficients on 4000 customers"), (process.ExitCode, output.TrimEnd()));
        Assert.Equal(File.ReadAllText(ModelFile), File.ReadAllText(target));
    }

    [Fact]
    public void Fill_Twice_WritesTheSame()
    {
        _folder.Fill(broken: false);
        var first = File.ReadAllBytes(_folder.Input);
        _folder.Fill(broken: true);
        Assert.NotEqual(first, File.ReadAllBytes(_folder.Input));

        _folder.Fill(broken: false);

        Assert.Equal(first, File.ReadAllBytes(_folder.Input));
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);

    private static string ModelFile => Path.Combine(SceneFolder.LegacyCode, "inferencecontainer", "src", "coefficients.json");

    private async Task<ExecutionResult> RunAsync(OptMlMethod method, bool broken)
    {
        await JobBench.RequireAsync(method);
        _folder.Fill(broken);
        return await RunAsync(method);
    }

    private async Task<ExecutionResult> RunAsync(OptMlMethod method)
    {
        JobBench.Require("python3");
        var options = LegacyScene.Options(_folder, "python3") with { OptMl = method, Log = null, Results = null };
        return await LegacyScene.RunAsync(LegacyWorkflow.Build(), LegacyInput.ToJson("1"), options, TestContext.Current.CancellationToken);
    }

    /// <summary>Computes the probabilities by the customers' numbers, without the scripts.</summary>
    private Dictionary<string, double> Predict()
    {
        var model = JsonElement.Parse(File.ReadAllText(ModelFile));
        var weights = model.GetProperty("coefficients").EnumerateObject().Select(weight => weight.Value.GetDouble()).ToList();
        var rows = File.ReadLines(_folder.Input).Select(line => line.Split(',')).ToList();
        var ages = rows.Where(row => row[1].Length > 0).Select(row => Number(row[1])).Order().ToList();
        var median = Math.Floor((ages[(ages.Count - 1) / 2] + ages[ages.Count / 2]) / 2);
        return rows.ToDictionary(row => row[0], row =>
        {
            var decades = ((row[1].Length == 0 ? median : Number(row[1])) - 40) / 10;
            var recent = row[3] == "999" ? 0 : 1 - (Number(row[3]) / 30);
            double[] features = [decades, decades * decades, Number(row[2]), recent, .. new[] { 4, 5, 6, 7, 9, 10 }.Select(column => Number(row[column]))];
            return 1 / (1 + Math.Exp(-model.GetProperty("intercept").GetDouble() - features.Zip(weights).Sum(pair => pair.First * pair.Second)));
        });
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
