using System.Diagnostics.Metrics;
using Amazon.StepFunctions;
using MlKit.Pipelines.Executions;
using MlKit.Pipelines.States;
using MlKit.Pipelines.Tests.Aws;
using MlKit.TestKit.Aws;

namespace MlKit.Pipelines.Tests.Executions;

public sealed class ExecutionWatchTests : ExecutionTests
{
    private static readonly StateMachine Definition = StateMachine.Create("legacy").Then(PassState.Create("Clean"))
        .Then(ParallelState.Create("Both", branch => branch.Then(PassState.Create("Left")), branch => branch.Then(PassState.Create("Right")))).Build();

    [Fact]
    public async Task WatchAsync_ToSuccess_MergesHistoryJobsAndLogs()
    {
        History.Started().Entered("Clean", previous: 0).Submitted("Processing", "clean-1")
            .NextLook().NextLook().TaskSucceeded("createProcessingJob.sync", "Processing", "clean-1").Exited("Clean").Succeeded("""{"rows":3}""");
        OnHistory();
        OnProcessingJob(("InProgress", null, null, null), ("InProgress", 10, null, null), ("Completed", 10, 3610, null));
        OnLog("clean-1/algo-1-1", ["loading"], ["3 rows", "done"]);

        var events = await WatchAsync(new WatchOptions { Definition = Definition, PricesPerHour = new Dictionary<string, decimal> { ["ml.m5.xlarge"] = 0.23m } });

        Assert.Equal(
            [
                "1 ExecutionStarted", "2 TaskStateEntered Clean", "3 TaskScheduled Clean", "4 TaskStarted Clean", "5 TaskSubmitted Clean",
                "Clean: Processing clean-1 InProgress", "Clean: clean-1/algo-1-1: loading",
                "Clean: clean-1/algo-1-1: 3 rows", "Clean: clean-1/algo-1-1: done",
                "6 TaskSucceeded Clean", "7 TaskStateExited Clean", "8 ExecutionSucceeded",
                "Clean: Processing clean-1 Completed",
                """SUCCEEDED {"rows":3}""",
            ],
            events.Select(Text));
        var end = Assert.IsType<ExecutionEndedEvent>(events[^1]);
        Assert.Equal(ExecutionStatus.SUCCEEDED, end.Status);
        Assert.Equal(SteppingClock.Epoch.AddSeconds(8), end.Timestamp);
        Assert.Equal((1, 4, 2 * 0.23m), (end.Progress.StatesEntered, end.Progress.StatesKnown, end.Progress.Cost));
        Assert.Empty(end.Progress.UnpricedInstanceTypes);
    }

    [Fact]
    public async Task WatchAsync_ToFailure_TellsWhyTheJobFailed()
    {
        History.Started().Entered("Clean", previous: 0).Submitted("Processing", "clean-1")
            .NextLook().TaskFailed("States.TaskFailed", "{}").Failed("States.TaskFailed", "the cause");
        OnHistory();
        OnProcessingJob(("InProgress", 0, null, null), ("Failed", 0, 5, "AlgorithmError: exit code 1"));
        OnLog("clean-1/algo-1-1", ["Traceback"], ["KeyError: 'x'"]);

        var events = await WatchAsync();

        Assert.Equal(
            [
                "Clean: Processing clean-1 InProgress", "Clean: clean-1/algo-1-1: Traceback", "6 TaskFailed Clean", "7 ExecutionFailed",
                "Clean: Processing clean-1 Failed  AlgorithmError: exit code 1", "Clean: clean-1/algo-1-1: KeyError: 'x'", "FAILED States.TaskFailed: the cause",
            ],
            events.Skip(5).Select(Text));
        Assert.Null(events[^1].Progress.Cost);
    }

    [Fact]
    public async Task WatchAsync_TrainingAndTransform_AreDescribed()
    {
        History.Started().Entered("Train", previous: 0).Submitted("Training", "train-1").TaskSucceeded("createTrainingJob.sync", "Training", "train-1").Exited("Train")
            .Entered("Score").Submitted("Transform", "score-1").TaskSucceeded("createTransformJob.sync", "Transform", "score-1").Succeeded();
        OnHistory();
        Server.On("DescribeTrainingJob", Json($$"""{"TrainingJobStatus":"Completed","SecondaryStatus":"Completed","ResourceConfig":{"InstanceGroups":[{"InstanceType":"ml.a","InstanceCount":1},{"InstanceType":"ml.b","InstanceCount":2}]},"TrainingStartTime":{{Seconds(0)}},"TrainingEndTime":{{Seconds(7200)}},"BillableTimeInSeconds":1800}"""))
            .On("DescribeTransformJob", Json($$"""{"TransformJobStatus":"Completed","TransformResources":{"InstanceType":"ml.c","InstanceCount":3},"TransformStartTime":{{Seconds(0)}},"TransformEndTime":{{Seconds(3600)}}}"""));
        OnNoLogs();

        var events = await WatchAsync(new WatchOptions { PricesPerHour = new Dictionary<string, decimal> { ["ml.a"] = 2, ["ml.c"] = 10 } });

        Assert.Equal(["Train: Training train-1 Completed Completed", "Score: Transform score-1 Completed"], events.OfType<JobStatusEvent>().Select(Text));
        Assert.Equal(1 + 30, events[^1].Progress.Cost);
        Assert.Equal(["ml.b"], events[^1].Progress.UnpricedInstanceTypes);
        Assert.Equal(["/aws/sagemaker/TrainingJobs", "/aws/sagemaker/TransformJobs"], Server.RequestsOf("DescribeLogStreams").Select(request => request.Json.GetProperty("logGroupName").GetString()).Distinct());
    }

    [Fact]
    public async Task WatchAsync_TuningAndLabeling_AreDescribed()
    {
        History.Started().Entered("Tune", previous: 0).Submitted("HyperParameterTuning", "tune-1").TaskSucceeded("createHyperParameterTuningJob.sync", "HyperParameterTuning", "tune-1").Exited("Tune")
            .Entered("Label").Submitted("Labeling", "label-1").NextLook().TaskSucceeded("createLabelingJob.sync", "Labeling", "label-1").Succeeded();
        OnHistory();
        Server.On("DescribeHyperParameterTuningJob", Json($$"""{"HyperParameterTuningJobStatus":"Completed","CreationTime":{{Seconds(0)}},"HyperParameterTuningEndTime":{{Seconds(60)}}}"""))
            .On("DescribeLabelingJob", Json($$"""{"LabelingJobStatus":"Initializing","CreationTime":{{Seconds(5)}},"LastModifiedTime":{{Seconds(6)}}}"""), Json($$"""{"LabelingJobStatus":"Completed","CreationTime":{{Seconds(5)}},"LastModifiedTime":{{Seconds(90)}}}"""));
        OnNoLogs();

        var jobs = (await WatchAsync()).OfType<JobStatusEvent>().ToList();

        Assert.Equal(["Tune: HyperParameterTuning tune-1 Completed", "Label: Labeling label-1 Initializing", "Label: Labeling label-1 Completed"], jobs.Select(Text));
        Assert.Equal([60, null, 85], jobs.Select(told => (told.Job.EndTime - told.Job.StartTime)?.TotalSeconds));
        Assert.Equal([true, false, true], jobs.Select(told => told.Job.HasEnded));
        // A tuning job has no logs of its own, and a labeling job one stream without a slash.
        Assert.All(Server.RequestsOf("DescribeLogStreams"), request => Assert.True(SameJson("""{"logGroupName":"/aws/sagemaker/LabelingJobs","logStreamNamePrefix":"label-1"}""", request.Json)));
    }

    [Fact]
    public async Task WatchAsync_JobNobodyWaitsFor_IsFollowedWhileTheExecutionRuns()
    {
        History.Started().Entered("Start", previous: 0).TaskSucceeded("createProcessingJob", "Processing", "side-1").NextLook().Succeeded();
        OnHistory();
        OnProcessingJob(("InProgress", 0, null, null));
        OnNoLogs();

        var events = await WatchAsync();

        Assert.False(Assert.Single(events.OfType<JobStatusEvent>()).Job.IsAwaited);
    }

    [Fact]
    public async Task WatchAsync_ManyPages_TellsEveryEventOnce()
    {
        var history = new FakeHistory { PageSize = 3 };
        history.Started();
        for (var i = 0; i < 7; i++)
            history.Entered($"A{i}", "Pass").Exited($"A{i}", "Pass");

        history.NextLook();
        for (var i = 0; i < 4; i++)
            history.Entered($"B{i}", "Pass").Exited($"B{i}", "Pass");

        history.Succeeded();
        Server.On("GetExecutionHistory", history.Answer);

        var events = await WatchAsync();

        Assert.Equal(Enumerable.Range(1, 24), events.OfType<HistoryEntryEvent>().Select(told => (int)told.LastEventId));
        Assert.Equal(11, events[^1].Progress.StatesEntered);
        Assert.Null(events[^1].Progress.StatesKnown);
        Assert.Equal(5 + 4, Server.RequestsOf("GetExecutionHistory").Count);
    }

    [Fact]
    public async Task WatchAsync_AfterAnEvent_GoesOnThere()
    {
        History.Started().Entered("Clean", previous: 0).Submitted("Processing", "clean-1").TaskSucceeded("createProcessingJob.sync", "Processing", "clean-1").Exited("Clean")
            .Entered("Score").Submitted("Processing", "score-1").NextLook().Succeeded();
        OnHistory();
        OnProcessingJob(("Completed", 0, 3600, null));
        OnLog("score-1/algo-1-1", ["scoring"]);
        var after = SteppingClock.Epoch.AddSeconds(100);

        var events = await WatchAsync(new WatchOptions { AfterEventId = 10, LogsAfter = after, LogTailLines = 5, PricesPerHour = new Dictionary<string, decimal> { ["ml.m5.xlarge"] = 1 } });

        Assert.Equal(["11 TaskSubmitted Score", "Score: Processing score-1 Completed", "Score: score-1/algo-1-1: scoring", "12 ExecutionSucceeded", "SUCCEEDED {}"], events.Select(Text));
        Assert.Equal((2, 4m), (events[^1].Progress.StatesEntered, events[^1].Progress.Cost));
        Assert.True(SameJson(
            $$"""{"logGroupName":"/aws/sagemaker/ProcessingJobs","logStreamName":"score-1/algo-1-1","startFromHead":false,"limit":5,"startTime":{{after.ToUnixTimeMilliseconds() + 1}}}""",
            Server.RequestsOf("GetLogEvents")[0].Json));
        Assert.Single(events.OfType<JobLogEvent>());
    }

    [Fact]
    public async Task WatchAsync_Redriven_GoesOnAfterTheFailure()
    {
        History.Started().Failed("E", "first").Add("ExecutionRedriven").NextLook().Succeeded();
        OnHistory();

        var events = await WatchAsync();

        Assert.Equal("SUCCEEDED {}", Text(events[^1]));
        Assert.Single(events.OfType<ExecutionEndedEvent>());
    }

    [Theory]
    [InlineData("ExecutionTimedOut", "executionTimedOutEventDetails", "TIMED_OUT E: C")]
    [InlineData("ExecutionAborted", "executionAbortedEventDetails", "ABORTED E: C")]
    public async Task WatchAsync_OtherEnds_AreTold(string type, string details, string expected)
    {
        History.Started().Add(type, null, details, new() { ["error"] = "E", ["cause"] = "C" });
        OnHistory();

        Assert.Equal(expected, Text((await WatchAsync())[^1]));
    }

    [Fact]
    public async Task WatchAsync_TaskOfAnotherService_IsNoJob()
    {
        History.Started().Entered("Learn", previous: 0).Submitted("AutoML", "auto-1").Entered("Call")
            .Add("TaskSucceeded", null, "taskSucceededEventDetails", new() { ["resourceType"] = "lambda", ["resource"] = "invoke", ["output"] = "{}" }).Succeeded();
        OnHistory();

        Assert.Empty((await WatchAsync()).OfType<JobStatusEvent>());
    }

    [Theory]
    [InlineData("INLINE", 2)]
    [InlineData("DISTRIBUTED", 1)]
    public async Task WatchAsync_Map_CountsTheStatesTheExecutionEnters(string mode, int states)
    {
        History.Started().Succeeded();
        OnHistory();
        var definition = StateMachine.Parse($$"""{"StartAt":"M","States":{"M":{"Type":"Map","End":true,"ItemProcessor":{"ProcessorConfig":{"Mode":"{{mode}}"},"StartAt":"A","States":{"A":{"Type":"Pass","End":true} } } } } }""");

        Assert.Equal(states, (await WatchAsync(new WatchOptions { Definition = definition }))[^1].Progress.StatesKnown);
    }

    [Fact]
    public async Task WatchAsync_WithAListener_IsMeasured()
    {
        Dictionary<string, long> measured = [];
        using var listener = new MeterListener { InstrumentPublished = (instrument, listener) => { if (instrument.Meter.Name == "MlKit.Pipelines") listener.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, state) =>
        {
            lock (measured)
                measured[instrument.Name] = measured.GetValueOrDefault(instrument.Name) + value;
        });
        listener.Start();
        History.Started().NextLook().Succeeded();
        Server.On("GetExecutionHistory", request => Server.Requests.Count < 4 ? FakeAwsResponse.Throttle() : History.Answer(request));

        await WatchAsync();

        // Other tests count, too.
        lock (measured)
        {
            Assert.True(measured["mlkit.pipelines.executions.ended"] >= 1);
            Assert.True(measured["mlkit.pipelines.polls"] >= 2);
            Assert.True(measured["mlkit.pipelines.polls.failed"] >= 1);
        }
    }

    [Fact]
    public async Task WatchAsync_WithoutOtherClients_TellsTheHistory()
    {
        History.Started().Entered("Clean", previous: 0).Submitted("Processing", "clean-1").Succeeded();
        OnHistory();

        var events = await WatchAsync(client: new ExecutionClient(StepFunctions, options: new ExecutionClientOptions { TimeProvider = Clock }));

        Assert.Equal(7, events.Count);
        Assert.Equal(["GetExecutionHistory"], Operations());
    }

    [Fact]
    public async Task WatchAsync_NothingHappens_LooksEverMoreRarely()
    {
        History.Started();
        for (var i = 0; i < 8; i++)
            History.NextLook();

        History.Entered("A", "Pass").NextLook().Succeeded();
        OnHistory();

        await WatchAsync();

        Assert.Equal([2, 3, 4.5, 6.8, 10.1, 15.2, 20, 20, 2], Clock.Waits.Select(wait => Math.Round(wait.TotalSeconds, 1)));
    }

    [Fact]
    public async Task WatchAsync_ManyJobs_LooksMoreRarely()
    {
        History.Started();
        for (var i = 0; i < 40; i++)
            History.Entered("Each", previous: 1).Submitted("Processing", $"job-{i}");

        History.NextLook().Succeeded();
        OnHistory();
        OnProcessingJob(("InProgress", 0, null, null));
        OnNoLogs();

        await WatchAsync();

        Assert.Equal([10d], Clock.Waits.Select(wait => wait.TotalSeconds));
    }
}
