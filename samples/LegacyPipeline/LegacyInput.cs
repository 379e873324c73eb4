using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlKit.Pipelines.Permissions;

namespace LegacyPipeline;

/// <summary>The input of an execution: an object for each job, whose output is the next one's input. Account, bucket and role are examples.</summary>
internal static class LegacyInput
{
    public const string Bucket = "amzn-s3-demo-bucket";
    public const string ScriptPrefix = "legacycode/scripts/";
    public const string CustomerPrefix = "legacycode/data/preproc/input/";
    public const string ResultPrefix = "legacycode/data/postproc/output/";

    private const string FeaturePrefix = "legacycode/data/predict/input/";
    private const string PredictionPrefix = "legacycode/data/predict/output/";
    private const string ScikitLearn = "683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-scikit-learn:1.2-1-cpu-py3";

    // Written for people: without escapes that only HTML needs.
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static AwsScope Scope { get; } = new("111122223333", "us-east-1");

    public static string CustomImage { get; } = $"{Scope.Account}.dkr.ecr.{Scope.Region}.amazonaws.com/legacycode:1.0";

    /// <param name="run">Ends the names of the jobs, which AWS takes once only.</param>
    public static string ToJson(string run) => new JsonObject
    {
        ["PreProcessing"] = Job($"legacy-preprocess-{run}", ScikitLearn, CustomerPrefix, FeaturePrefix, ScriptPrefix),
        ["Inference"] = Job($"legacy-predict-{run}", CustomImage, FeaturePrefix, PredictionPrefix),
        ["PostProcessing"] = Job($"legacy-postprocess-{run}", ScikitLearn, PredictionPrefix, ResultPrefix, ScriptPrefix),
    }.ToJsonString(Indented) + "\n";

    private static JsonObject Job(string name, string image, string input, string output, string? scripts = null)
    {
        var job = new JsonObject
        {
            ["ProcessingJobName"] = name,
            ["InputUri"] = At(input),
            ["OutputUri"] = At(output),
            ["InstanceType"] = "ml.m5.xlarge",
            ["VolumeSizeInGB"] = 20,
            ["MaxRuntimeInSeconds"] = 3600,
            ["ImageUri"] = image,
            ["RoleArn"] = $"arn:aws:iam::{Scope.Account}:role/LegacyJobs",
        };
        if (scripts is not null)
            job["CodeUri"] = At(scripts);

        return job;
    }

    private static JsonObject At(string prefix) => new() { ["S3Uri"] = $"s3://{Bucket}/{prefix}" };
}
