using System.Text.Json;
using System.Text.Json.Nodes;
using MlKit.Pipelines.ProcessingJobs;
using MlKit.Pipelines.ProcessingJobs.Local;
using MlKit.Pipelines.Running;
using MlKit.Pipelines.Validation;

namespace MlKit.Pipelines.Tests.ProcessingJobs.Local;

public sealed class JobRequestTests
{
    private static readonly LocalJobOptions Options = new(LocalBuckets.In("buckets"));

    [Theory]
    [InlineData("ProcessingInputs/0/S3Input/S3InputMode", "\"Pipe\"", "ProcessingInputs.in.S3Input.S3InputMode: must be File in a local run, but was Pipe. Use File, which every script that reads files understands, or run the job at AWS.")]
    [InlineData("ProcessingInputs/0/S3Input/S3Uri", "\"https://b.s3.amazonaws.com/k\"", "ProcessingInputs.in.S3Input.S3Uri: must begin with s3:// in a local run, but was 'https://b.s3.amazonaws.com/k'. Write the bucket and the key as s3://bucket/key.")]
    [InlineData("ProcessingInputs/0/S3Input/S3Uri", "\"s3://b/../x\"", "ProcessingInputs.in.S3Input.S3Uri: must name a bucket and a key whose parts are the names of files, but was 's3://b/../x'. Leave out the empty parts, '.', '..' and '\\'.")]
    [InlineData("ProcessingInputs/0/S3Input/S3Uri", "\"s3://../x\"", "ProcessingInputs.in.S3Input.S3Uri: must name a bucket and a key whose parts are the names of files, but was 's3://../x'. Leave out the empty parts, '.', '..' and '\\'.")]
    [InlineData("ProcessingOutputConfig/Outputs/0/S3Output/S3Uri", "\"s3://b/a//b\"", "ProcessingOutputConfig.Outputs.out.S3Output.S3Uri: must name a bucket and a key whose parts are the names of files, but was 's3://b/a//b'. Leave out the empty parts, '.', '..' and '\\'.")]
    [InlineData("ProcessingInputs/0/S3Input/LocalPath", "\"/opt/ml/processing/../x\"", "ProcessingInputs.in.S3Input.LocalPath: must lie in /opt/ml/processing/, but was '/opt/ml/processing/../x'. Write the path without '..'.")]
    [InlineData("ProcessingInputs/0/DatasetDefinition", "{}", "ProcessingInputs.in.DatasetDefinition: Athena and Redshift must be queried at AWS, but the run is local. Put the result of the query into a bucket's folder and use S3Input.")]
    [InlineData("ProcessingOutputConfig/Outputs/0/FeatureStoreOutput", "{\"FeatureGroupName\":\"g\"}", "ProcessingOutputConfig.Outputs.out.FeatureStoreOutput: must be ingested at AWS, but the run is local. Use S3Output and ingest its files yourself.")]
    [InlineData("ProcessingInputs/0/S3Input", null, "ProcessingInputs.in: must have S3Input, but had none. Add it.")]
    [InlineData("ProcessingOutputConfig/Outputs/0/S3Output", null, "ProcessingOutputConfig.Outputs.out: must have S3Output, but had none. Add it.")]
    [InlineData("ProcessingInputs/0/S3Input/LocalPath", null, "ProcessingInputs.in.S3Input.LocalPath: must be given unless AppManaged is true, but was absent. Add a path that begins with /opt/ml/processing/.")]
    [InlineData("ProcessingResources/ClusterConfig/InstanceCount", null, "ProcessingResources.ClusterConfig.InstanceCount: must be given in a local run, but was absent. Add InstanceCount instead of InstancePreferences.")]
    public async Task RunAsync_WhatOnlyAwsCan_IsRefused(string path, string? json, string expected) =>
        Assert.Equal(expected, (await Assert.ThrowsAsync<LocalJobException>(() => RunAsync(Changed(path, json)))).Message);

    [Theory]
    [InlineData("ProcessingJobName", "\"a_b\"", "/ProcessingJobName: must match ^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$, but found 'a_b'. Correct the value.")]
    [InlineData("RoleArn", null, "/: must have the field 'RoleArn', but found none. Add RoleArn, which CreateProcessingJobRequest requires.")]
    [InlineData("StoppingCondition", "{\"MaxRuntimeInSeconds\":0}", "/StoppingCondition/MaxRuntimeInSeconds: must be 1 to 777600 seconds, but found 0. Correct the value.")]
    public async Task RunAsync_WhatAwsRefuses_IsReported(string path, string? json, string expected) =>
        Assert.Equal(expected, (await Assert.ThrowsAsync<DefinitionException>(() => RunAsync(Changed(path, json)))).Message);

    [Fact]
    public async Task RunAsync_ExpressionInJob_IsRefused()
    {
        var job = ProcessingJob.Create("job").WithImage(Asl.Input("$.image")).WithEntrypoint("true");

        var thrown = await Assert.ThrowsAsync<LocalJobException>(() => new LocalJobRunner(Options).RunAsync(job, TestContext.Current.CancellationToken));

        Assert.Equal("The job 'job' must have only literal values to run by itself, but has the expression '$.image'. Give the value, or run the workflow that yields it.", thrown.Message);
    }

    [Fact]
    public void Read_AppManagedData_AreLeftToTheProgram()
    {
        var request = JobRequestReader.Read(Changed("ProcessingInputs/0/AppManaged", "true"), Options);

        Assert.Empty(request.Inputs);
        Assert.Single(request.Outputs);
    }

    [Fact]
    public async Task RunAsync_JobWithoutNameAndRole_GetsThem()
    {
        JobBench.Require("true");
        using var bench = new JobBench();

        var result = await bench.CompleteAsync(ProcessingJob.Create("Pre process!").WithImage(JobBench.Image).WithEntrypoint("true"));

        Assert.Matches(@"^pre-process-\d{8}-\d{9}$", result.Description.GetProperty("ProcessingJobName").GetString()!);
        Assert.Equal("arn:aws:iam::123456789012:role/local", result.Description.GetProperty("RoleArn").GetString());
    }

    [Fact]
    public void Constructor_WithoutOptions_Throws() => Assert.Equal("options", Assert.Throws<ArgumentNullException>(() => new LocalJobRunner(null!)).ParamName);

    [Fact]
    public void In_BlankFolder_Throws() => Assert.Equal("root", Assert.Throws<ArgumentException>(() => LocalBuckets.In(" ")).ParamName);

    private static Task<LocalJobResult> RunAsync(JsonElement request) => new LocalJobRunner(Options).RunAsync(request, TestContext.Current.CancellationToken);

    /// <summary>Returns a good request with one field set, or removed.</summary>
    private static JsonElement Changed(string path, string? json)
    {
        var job = ProcessingJob.Create("job").WithJobName("job").WithImage(JobBench.Image).WithRole(JobBench.Role).WithEntrypoint("true")
            .AddInput("in", "s3://b/in", "/opt/ml/processing/in").AddOutput("out", "/opt/ml/processing/out", "s3://b/out");
        var request = JsonNode.Parse(job.AsState().Parameters!.ToString())!;
        var names = path.Split('/');
        var parent = names[..^1].Aggregate(request, (node, name) => int.TryParse(name, out var index) ? node[index]! : node[name]!).AsObject();
        if (json is null)
            parent.Remove(names[^1]);
        else
            parent[names[^1]] = JsonNode.Parse(json);

        return JsonElement.Parse(request.ToJsonString());
    }
}
