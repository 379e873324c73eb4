using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.ProcessingJobs;

namespace MlKit.Pipelines.Tests.ProcessingJobs;

public sealed class ProcessingJobTests
{
    private static ProcessingJob Job => ProcessingJob.Create("Pre process!")
        .WithImage("image").WithRole("arn:aws:iam::111111111111:role/r").WithInstances("ml.m5.xlarge", 2, 10).WithMaxRuntime(TimeSpan.FromHours(1));

    [Fact]
    public void AsState_FullJob_IsWritten()
    {
        var job = Job.WithEntrypoint("python", "x.py").WithArguments("--date", Asl.Input("$.date"))
            .AddInput(new ProcessingInput("data", "s3://b/in", "/opt/ml/processing/in") { Distribution = "ShardedByS3Key", Compression = "Gzip" })
            .AddOutput(new ProcessingOutput("out", "/opt/ml/processing/out", "s3://b/out") { UploadMode = "Continuous" })
            .WithEnvironment("A", "1").WithEnvironment("A", Asl.Input("$.a")).With("NetworkConfig", Payload.Object(("EnableNetworkIsolation", true)));
        var state = job.AsState();

        Golden.Check("Golden/job.asl.json", state.ToJson());
        Assert.Empty(StateMachine.Create("m").Then(state).Validate());
    }

    [Fact]
    public void AsState_InJsonata_IsJsonata()
    {
        var state = Job.WithArguments("--date", Asl.Jsonata("$states.input.date")).AsState(wait: false);

        Assert.Equal(QueryLanguage.Jsonata, state.QueryLanguage);
        Assert.Equal("arn:aws:states:::sagemaker:createProcessingJob", state.Resource);
        Assert.Contains("\"ContainerArguments\":[\"--date\",\"{% $states.input.date %}\"]", state.ToJson(indented: false), StringComparison.Ordinal);
        Assert.Contains("'pre-process-' & $states.context.Execution.Name & '-' & $string($states.context.State.RetryCount)", state.ToJson(), StringComparison.Ordinal);
        Assert.Empty(StateMachine.Create("m").Then(state).Validate());
    }

    [Fact]
    public void AsState_WithoutImageAndRole_IsReportedByValidation() => Assert.Equal(
        [
            "/States/A/Parameters/AppSpecification: must have the field 'ImageUri', but found none. Add ImageUri, which AppSpecification requires.",
            "/States/A/Parameters: must have the field 'RoleArn', but found none. Add RoleArn, which CreateProcessingJobRequest requires.",
        ],
        StateMachine.Create("m").Then(ProcessingJob.Create("A").AsState()).Validate().Select(issue => issue.ToString()));

    [Fact]
    public void AsState_WithoutJobName_VariesByExecutionAndAttempt() =>
        Assert.Contains("States.Format('pre-process-{}-{}', $$.Execution.Name, $$.State.RetryCount)", Job.AsState().ToJson(), StringComparison.Ordinal);

    [Fact]
    public void Create_BlankName_Throws() => Assert.Equal("name", Assert.Throws<ArgumentException>(() => ProcessingJob.Create(" ")).ParamName);
}
