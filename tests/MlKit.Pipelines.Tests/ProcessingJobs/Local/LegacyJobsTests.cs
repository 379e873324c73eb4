using System.Globalization;
using MlKit.Pipelines.ProcessingJobs.Local;
using MlKit.Pipelines.Running;

namespace MlKit.Pipelines.Tests.ProcessingJobs.Local;

/// <summary>Runs the legacy pipeline's own definition and input, with scripts that hard-code the paths of its scripts.</summary>
public sealed class LegacyJobsTests
{
    private const string Bucket = "sagemaker-us-east-1-111111111111";

    private const string Preprocess = """
        import csv
        with open('/opt/ml/processing/input/data/pre_processing_input.csv') as source, open('/opt/ml/processing/output/predictions_input.csv', 'w', newline='') as target:
            csv.writer(target).writerows([row[1], row[2]] for row in csv.reader(source))
        """;

    private const string Predict = """
        import csv
        with open('/opt/ml/processing/input/predictions_input.csv') as source, open('/opt/ml/processing/output/predictions_output.csv', 'w', newline='') as target:
            csv.writer(target).writerows([age, calls, int(int(age) * 2 > 60 + int(calls))] for age, calls in csv.reader(source))
        print('predicted')
        """;

    private const string Postprocess = """
        import csv
        with open('/opt/ml/processing/input/data/predictions_output.csv') as source, open('/opt/ml/processing/output/final_output.csv', 'w', newline='') as target:
            csv.writer(target).writerows([row[0], 'yes' if row[2] == '1' else 'no'] for row in csv.reader(source))
        """;

    [Theory]
    [InlineData(OptMlMethod.MountNamespace)]
    [InlineData(OptMlMethod.PathRewriting)]
    public async Task RunAsync_ThreeSteps_WriteWhatTheScriptsCompute(OptMlMethod method)
    {
        await JobBench.RequireAsync(method);
        JobBench.Require("python3");
        var definition = File.ReadAllText(SharedData.PathOf("data/legacy-pipeline/stepfunctions_config.json"));
        var input = File.ReadAllText(SharedData.PathOf("data/legacy-pipeline/stepfunctions_input_parameters.json"));
        var data = SharedData.PathOf("data/legacy-pipeline/pre_processing_input.csv");
        using var bench = new JobBench(method);
        Fill(bench, data);
        await using var runner = new LocalRunner(new LocalRunnerOptions { Handlers = new TaskHandlers().AddProcessingJobs(bench.Options) });

        var result = await runner.RunAsync(StateMachine.Parse(definition), input, TestContext.Current.CancellationToken);

        Assert.True(result.Status == ExecutionStatus.Succeeded, $"{result.Cause}\n{string.Join('\n', bench.Output)}");
        Assert.Equal("Completed", result.Output!.Value.GetProperty("ProcessingJobStatus").GetString());
        var expected = File.ReadLines(data).Select(line => line.Split(',')).Select(row => $"{row[1]},{(Number(row[1]) * 2 > 60 + Number(row[2]) ? "yes" : "no")}");
        Assert.Equal(expected, File.ReadLines(Path.Combine(bench.Bucket, "legacycode/data/postproc/output/final_output.csv")));
        Assert.Equal(["predicted"], bench.Output);
        bench.AssertNothingIsLeft();
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static void Fill(JobBench bench, string data)
    {
        bench.Put("legacycode/scripts/preprocess.py", Preprocess);
        bench.Put("legacycode/scripts/postprocess.py", Postprocess);
        bench.Put("legacycode/data/preproc/input/pre_processing_input.csv", File.ReadAllText(data));
        bench.Put("image/predict.py", Predict);
        var dockerfile = bench.Put("image/Dockerfile", """
            FROM python:3.8-slim
            WORKDIR /opt/ml/code/
            COPY predict.py .
            ENV PYTHONPATH=/opt/ml/code/
            CMD ["python", "/opt/ml/code/predict.py"]
            """);
        bench.Options = bench.Options with
        {
            Buckets = bench.Options.Buckets.With(Bucket, bench.Bucket),
            Images = [LocalImage.ScikitLearn, LocalImage.FromDockerfile("*/legacycode:1.0", dockerfile)],
        };
    }
}
