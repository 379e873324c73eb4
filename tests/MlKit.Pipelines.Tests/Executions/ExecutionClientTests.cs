using System.Diagnostics;
using MlKit.Pipelines.Executions;
using MlKit.Pipelines.Tests.Aws;
using MlKit.TestKit.Aws;

namespace MlKit.Pipelines.Tests.Executions;

public sealed class ExecutionClientTests : ExecutionTests
{
    private const string Secret = "hunter2";

    private static readonly StartOptions Named = new() { Name = "run-1", TakesExisting = true };

    [Fact]
    public async Task StartAsync_Named_SendsItOnce()
    {
        Server.On("StartExecution", FakeAwsResponse.Throttle(), Json($$"""{"executionArn":"{{ExecutionArn}}","startDate":{{Seconds(5)}}}"""));

        var started = await Client.StartAsync($"{MachineArn}:live", """{"a":1}""", new StartOptions { Name = "run-1", TraceHeader = "Root=1" }, Token);

        Assert.Equal(new StartedExecution(ExecutionArn, SteppingClock.Epoch.AddSeconds(5), false), started);
        Assert.True(SameJson($$"""{"stateMachineArn":"{{MachineArn}}:live","name":"run-1","input":"{\"a\":1}","traceHeader":"Root=1"}""", Server.Requests[1].Json));
    }

    [Theory]
    [InlineData("""{"a":1,"b":[2]}""", "SUCCEEDED", true)]
    [InlineData("""{ "b":[2.0], "a":1 }""", "RUNNING", false)]
    public async Task StartAsync_ExistsWithTheSameInput_IsTaken(string input, string status, bool hasEnded)
    {
        Server.On("StartExecution", FakeAwsResponse.Error("ExecutionAlreadyExists", "It exists"))
            .On("DescribeExecution", Json($$"""{"executionArn":"{{ExecutionArn}}","status":"{{status}}","startDate":{{Seconds(1)}},"input":"{\"a\":1,\"b\":[2]}"}"""));

        var started = await Client.StartAsync($"{MachineArn}:3", input, Named, Token);

        Assert.Equal(new StartedExecution(ExecutionArn, SteppingClock.Epoch.AddSeconds(1), hasEnded), started);
        Assert.True(SameJson($$"""{"executionArn":"{{ExecutionArn}}"}""", Server.RequestsOf("DescribeExecution")[0].Json));
    }

    [Fact]
    public async Task StartAsync_ExistsWithAnotherInput_ThrowsWithoutEither()
    {
        Server.On("StartExecution", FakeAwsResponse.Error("ExecutionAlreadyExists", "It exists"))
            .On("DescribeExecution", Json($$"""{"executionArn":"{{ExecutionArn}}","status":"RUNNING","startDate":1,"input":"{\"password\":\"{{Secret}}\"}"}"""));

        var error = await Assert.ThrowsAsync<PipelineServiceException>(() => Client.StartAsync(MachineArn, """{"password":"other"}""", Named, Token));

        Assert.Equal($"The execution '{ExecutionArn}' must have the same input to be taken, but was started with another one. Choose another name, or give the same input.", error.Message);
    }

    [Fact]
    public async Task StartAsync_ExistsWithAnInputThatIsHidden_IsNotTaken()
    {
        Server.On("StartExecution", FakeAwsResponse.Error("ExecutionAlreadyExists", "It exists")).On("DescribeExecution", Json($$"""{"executionArn":"{{ExecutionArn}}","status":"RUNNING","startDate":1}"""));

        await Assert.ThrowsAsync<PipelineServiceException>(() => Client.StartAsync(MachineArn, "{}", Named, Token));
    }

    [Fact]
    public async Task StartAsync_ExistsAndIsNotTaken_SaysSo()
    {
        Server.On("StartExecution", FakeAwsResponse.Error("ExecutionAlreadyExists", "Execution Already Exists: 'run-1'"));

        var error = await Assert.ThrowsAsync<PipelineServiceException>(() => Client.StartAsync(MachineArn, "{}", new StartOptions { Name = "run-1" }, Token));

        Assert.Equal($"StartExecution of '{MachineArn}' failed with ExecutionAlreadyExists (status 400, request request-1). Execution Already Exists: 'run-1'. Choose another name: one may be used again only 90 days after its execution.", error.Message);
    }

    [Fact]
    public async Task StartAsync_AwsRepeatsTheInput_ItIsNotInTheException()
    {
        Server.On("StartExecution", FakeAwsResponse.Error("InvalidExecutionInput", $"Unexpected character at {{\"password\":\"{Secret}\""));

        var error = await Assert.ThrowsAsync<PipelineServiceException>(() => Client.StartAsync(MachineArn, $$"""{"password":"{{Secret}}"}""", cancellationToken: Token));

        Assert.Equal($"StartExecution of '{MachineArn}' failed with InvalidExecutionInput (status 400, request request-1). What AWS said is left out, as it repeats the input.", error.Message);
        Assert.DoesNotContain(Secret, error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("StateMachineDoesNotExist", "Check the ARN, and that it is of the client's account and region.")]
    [InlineData("ExpiredTokenException", "Renew the credentials of the client.")]
    [InlineData("ThrottlingException", "Call less often, or ask AWS for a higher quota.")]
    public async Task StartAsync_Refused_SaysWhatToDo(string code, string advice)
    {
        Server.On("StartExecution", FakeAwsResponse.Error(code, "No"));

        var error = await Assert.ThrowsAsync<PipelineServiceException>(() => Client.StartAsync(MachineArn, cancellationToken: Token));

        Assert.EndsWith($" No. {advice}", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("")]
    [InlineData("123456789012345678901234567890123456789012345678901234567890123456789012345678901")]
    public async Task StartAsync_WrongName_Throws(string name)
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() => Client.StartAsync(MachineArn, "{}", new StartOptions { Name = name }, Token));

        Assert.Equal($"Name: must be 1 to 80 characters without blanks, control characters and any of <>{{}}[]?*\"#%\\^|~`$&,;:/, but was '{name}'. Choose a name like 'scores-2026-11-26'. (Parameter 'options')", error.Message);
    }

    [Fact]
    public async Task StartAsync_WrongInput_ThrowsWithoutIt()
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() => Client.StartAsync(MachineArn, $"{{\"password\":{Secret}", cancellationToken: Token));
        Assert.Equal("The input must be one JSON value, but is none at line 1, column 13. Serialize an object with JsonSerializer. (Parameter 'input')", error.Message);

        error = await Assert.ThrowsAsync<ArgumentException>(() => Client.StartAsync(MachineArn, $"\"{new string('ä', 131_072)}\"", cancellationToken: Token));
        Assert.Equal("The input must be at most 262144 bytes of UTF-8, but was 262146. Put the data into S3 and pass its URI. (Parameter 'input')", error.Message);
        Assert.Empty(Server.Requests);
    }

    [Theory]
    [InlineData("run-1", "The ARN must look like 'arn:aws:states:eu-west-1:123456789012:execution:machine:name', but was 'run-1'. Copy it from the output of the deployment or from the console. (Parameter 'executionArn')")]
    [InlineData("arn:aws:states:us-east-1:123456789012:execution:a:b", "The ARN must be of the client's region 'eu-west-1', but was 'arn:aws:states:us-east-1:123456789012:execution:a:b'. Use a client for 'us-east-1'. (Parameter 'executionArn')")]
    [InlineData("arn:aws:states:eu-west-1:123456789012:express:a:b:c", "The execution must be one of a Standard workflow, but was 'arn:aws:states:eu-west-1:123456789012:express:a:b:c', one of an Express workflow, of which AWS keeps no history. Read its log group instead. (Parameter 'executionArn')")]
    public async Task WrongArn_ThrowsAtOnce(string arn, string message)
    {
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => Client.WatchAsync(arn, cancellationToken: Token)).Message);
        Assert.Equal(message, (await Assert.ThrowsAsync<ArgumentException>(() => Client.WaitAsync(arn, Token))).Message);
        Assert.Equal(message, (await Assert.ThrowsAsync<ArgumentException>(() => Client.StopAsync(arn, cancellationToken: Token))).Message);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task StartAsync_ConnectionBreaks_SaysSo()
    {
        Server.On("StartExecution", Json("{}").ResetAfter(0));

        var error = await Assert.ThrowsAsync<PipelineServiceException>(() => Client.StartAsync(MachineArn, cancellationToken: Token));

        Assert.Matches($"^StartExecution of '{MachineArn}' did not reach AWS: .+\\. Check the network, the credentials and the endpoint of the client\\.$", error.Message);
        Assert.Equal((true, null, null, null), (error.IsRetryable, error.StatusCode, error.ErrorCode, error.RequestId));
    }

    [Fact]
    public async Task WaitAsync_UntilTheEnd_Describes()
    {
        Server.On("DescribeExecution", Json(Running), FakeAwsResponse.Throttle(), FakeAwsResponse.Throttle(), FakeAwsResponse.Throttle(), FakeAwsResponse.Throttle(), Json(Running),
            Json($$"""{"executionArn":"{{ExecutionArn}}","status":"FAILED","startDate":{{Seconds(0)}},"stopDate":{{Seconds(9)}},"error":"E","cause":"{{Secret}}"}"""));

        var ended = await Client.WaitAsync(ExecutionArn, Token);

        Assert.Equal((true, "E", Secret, SteppingClock.Epoch, SteppingClock.Epoch.AddSeconds(9)), (ended.HasEnded, ended.Error, ended.Cause, ended.StartDate, ended.StopDate));
        Assert.Equal($"{ExecutionArn}: FAILED", ended.ToString());
        Assert.Equal([2, 6, 9], Clock.Waits.Select(wait => wait.TotalSeconds));
    }

    [Fact]
    public async Task WaitAsync_Cancelled_EndsAtOnce()
    {
        Server.On("DescribeExecution", Json(Running).After(new TaskCompletionSource().Task));
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var wait = Client.WaitAsync(ExecutionArn, cancellation.Token);
        await Server.ReceivedAsync("DescribeExecution", cancellationToken: Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
    }

    [Fact]
    public async Task StopAsync_WithJobs_StopsThoseThatRun()
    {
        History.Started().Entered("A", previous: 0).Submitted("Processing", "ended").TaskSucceeded("createProcessingJob.sync", "Processing", "ended")
            .Entered("B").Submitted("Processing", "a").Entered("C", previous: 1).Submitted("Training", "b").Entered("D", previous: 1).Submitted("Transform", "elsewhere").Entered("E", previous: 1).Submitted("Transform", "c").Add("ExecutionAborted");
        OnHistory();
        OnProcessingJob(("InProgress", 0, null, null));
        Server.On("StopExecution", Json($$"""{"stopDate":{{Seconds(3)}}}""")).On("StopProcessingJob", Json("{}")).On("StopTransformJob", FakeAwsResponse.Error("ValidationException", "The job has ended"))
            .On("DescribeTrainingJob", Json("""{"TrainingJobStatus":"Stopping"}""")).On("DescribeTransformJob", FakeAwsResponse.Error("ValidationException", "Could not find requested job"), Json("""{"TransformJobStatus":"InProgress"}"""));

        var stopped = await Client.StopAsync(ExecutionArn, new StopOptions { Error = "Enough", Cause = "by hand" }, Token);

        Assert.Equal(["StopExecution", "GetExecutionHistory", "DescribeProcessingJob", "StopProcessingJob", "DescribeTrainingJob", "DescribeTransformJob", "DescribeTransformJob", "StopTransformJob"], Operations());
        Assert.Equal(["a"], stopped.StoppedJobs.Select(job => job.Name));
        Assert.Equal(SteppingClock.Epoch.AddSeconds(3), stopped.StopDate);
        Assert.True(SameJson($$"""{"executionArn":"{{ExecutionArn}}","error":"Enough","cause":"by hand"}""", Server.Requests[0].Json));
        Assert.True(SameJson("""{"ProcessingJobName":"a"}""", Server.RequestsOf("StopProcessingJob")[0].Json));
    }

    [Theory]
    [InlineData("HyperParameterTuning", "InProgress")]
    [InlineData("Labeling", "Initializing")]
    public async Task StopAsync_TuningOrLabelingJob_IsStopped(string kind, string status)
    {
        History.Started().Entered("A", previous: 0).Submitted(kind, "a");
        OnHistory();
        Server.On("StopExecution", Json("""{"stopDate":1}""")).On($"Describe{kind}Job", Json($$"""{"{{kind}}JobStatus":"{{status}}"}""")).On($"Stop{kind}Job", Json("{}"));

        var stopped = await Client.StopAsync(ExecutionArn, cancellationToken: Token);

        Assert.Equal(["a"], stopped.StoppedJobs.Select(job => job.Name));
        Assert.True(SameJson($$"""{"{{kind}}JobName":"a"}""", Assert.Single(Server.RequestsOf($"Stop{kind}Job")).Json));
    }

    [Fact]
    public async Task StopAsync_TrainingJob_IsStopped()
    {
        History.Started().Entered("A", previous: 0).Submitted("Training", "a");
        OnHistory();
        Server.On("StopExecution", Json("""{"stopDate":1}""")).On("DescribeTrainingJob", Json("""{"TrainingJobStatus":"InProgress"}""")).On("StopTrainingJob", Json("{}"));

        var stopped = await Client.StopAsync(ExecutionArn, cancellationToken: Token);

        Assert.Equal(["a"], stopped.StoppedJobs.Select(job => job.Name));
        Assert.True(SameJson("""{"TrainingJobName":"a"}""", Server.RequestsOf("StopTrainingJob")[0].Json));
    }

    [Fact]
    public async Task StopAsync_WithoutJobs_LeavesThemToStepFunctions()
    {
        Server.On("StopExecution", Json("""{"stopDate":1}"""));

        var stopped = await Client.StopAsync(ExecutionArn, new StopOptions { StopsJobs = false }, Token);

        Assert.Empty(stopped.StoppedJobs);
        Assert.Equal(["StopExecution"], Operations());
    }

    [Theory]
    [InlineData("StopExecution")]
    [InlineData("GetExecutionHistory")]
    [InlineData("DescribeProcessingJob")]
    [InlineData("StopProcessingJob")]
    public async Task StopAsync_Refused_SaysWhichCall(string operation)
    {
        History.Started().Entered("A", previous: 0).Submitted("Processing", "a");
        OnHistory();
        OnProcessingJob(("InProgress", 0, null, null));
        Server.On("StopExecution", Json("""{"stopDate":1}""")).On("StopProcessingJob", Json("{}")).On(operation, FakeAwsResponse.Error("AccessDeniedException", "No"));

        var error = await Assert.ThrowsAsync<PipelineServiceException>(() => Client.StopAsync(ExecutionArn, cancellationToken: Token));

        Assert.Equal((operation, "AccessDeniedException"), (error.Operation, error.ErrorCode));
    }

    [Fact]
    public void Options_OutOfRange_Throw()
    {
        Assert.Equal("stepFunctions", Assert.Throws<ArgumentNullException>(() => new ExecutionClient(null!)).ParamName);
        Assert.Equal("PollInterval", Assert.Throws<ArgumentOutOfRangeException>(() => new ExecutionClient(StepFunctions, options: new() { PollInterval = TimeSpan.FromMilliseconds(999) })).ParamName);
        Assert.Equal("MaxPollInterval", Assert.Throws<ArgumentOutOfRangeException>(() => new ExecutionClient(StepFunctions, options: new() { MaxPollInterval = TimeSpan.FromSeconds(1) })).ParamName);
        Assert.Equal("LogTailLines", Assert.Throws<ArgumentOutOfRangeException>(() => Client.WatchAsync(ExecutionArn, new() { LogTailLines = 0 }, Token)).ParamName);
        Assert.Equal("AfterEventId", Assert.Throws<ArgumentOutOfRangeException>(() => Client.WatchAsync(ExecutionArn, new() { AfterEventId = -1 }, Token)).ParamName);
    }

    [Fact]
    public async Task StartAsync_WithAListener_IsTraced()
    {
        List<Activity> activities = [];
        using var listener = new ActivityListener { ShouldListenTo = source => source.Name == "MlKit.Pipelines", Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData, ActivityStopped = activities.Add };
        ActivitySource.AddActivityListener(listener);
        Server.On("StartExecution", Json($$"""{"executionArn":"{{ExecutionArn}}","startDate":1}"""));

        await Client.StartAsync($"{MachineArn}:traced", cancellationToken: Token);

        var activity = Assert.Single(activities.ToArray(), activity => (string?)activity.GetTagItem("mlkit.pipelines.machine") == $"{MachineArn}:traced");
        Assert.Equal("mlkit.pipelines.start", activity.OperationName);
    }

    private static string Running => $$"""{"executionArn":"{{ExecutionArn}}","status":"RUNNING","startDate":{{Seconds(0)}}}""";
}
