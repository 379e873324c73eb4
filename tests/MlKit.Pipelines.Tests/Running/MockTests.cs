using System.Text.Json;
using MlKit.Pipelines.Running;

namespace MlKit.Pipelines.Tests.Running;

public sealed class MockTests
{
    private const string File = """
        {
          "StateMachines": { "Orders": { "TestCases": { "Retried": { "T": "TwiceBroken" }, "Answered": { "T": "Fine" }, "Wrong": { "T": "Gap" } } } },
          "MockedResponses": {
            "Fine": { "0": { "Return": { "ok": true } } },
            "TwiceBroken": { "0-1": { "Throw": { "Error": "E", "Cause": "broken" } }, "2": { "Return": 3 } },
            "Gap": { "0": { "Return": 1 }, "2": { "Return": 2 } }
          }
        }
        """;

    private const string Task = $$""" "T":{"Type":"Task","Resource":"{{Workflows.Function}}","Retry":[{"ErrorEquals":["E"],"MaxAttempts":2}],"End":true} """;

    [Theory]
    [InlineData("Retried", "3")]
    [InlineData("Answered", """{ "ok": true }""")]
    public async Task Run_MockConfigFile_GivesTheResponsesInOrder(string testCase, string output)
    {
        var options = new LocalRunnerOptions { SkipDelays = true, Mocks = MockConfigFile.Parse(File).ForTestCase("Orders", testCase) };

        var first = await Workflows.RunAsync(Task, options: options);
        var second = await Workflows.RunAsync(Task, options: options);

        Assert.Equal(output, first.Output!.Value.GetRawText());
        Assert.Equal(output, second.Output!.Value.GetRawText());
    }

    [Theory]
    [InlineData("Orders", "Nope", "'TestCases' of the mock file must have an object 'Nope', but has 'Retried', 'Answered', 'Wrong'. Correct the name, or add the object.")]
    [InlineData("Nope", "Answered", "'StateMachines' of the mock file must have an object 'Nope', but has 'Orders'. Correct the name, or add the object.")]
    [InlineData("Orders", "Wrong", "The keys of mocked responses must count the calls without a gap, so that 1 comes next, but was '2'. Write '1' or a range such as '1-2'.")]
    public void ForTestCase_WhatIsNotThere_IsNamed(string machine, string testCase, string message)
    {
        var e = Assert.Throws<ArgumentException>(() => MockConfigFile.Parse(File).ForTestCase(machine, testCase));

        Assert.Equal(message, e.Message);
    }

    [Fact]
    public async Task Run_MoreCallsThanResponses_FailsAndSaysSo()
    {
        var mocks = new TaskMocks().AddInOrder("T", MockResponse.Throw("E"));

        var result = await Workflows.RunAsync(Task, options: new LocalRunnerOptions { SkipDelays = true, Mocks = mocks });

        Assert.Equal("An error occurred while executing the state 'T' (entered at the event id #2). The state 'T' was called 2 times, but its mock has 1 responses. Add a response, or call TaskMocks.AddAlways.", result.Cause);
    }

    [Fact]
    public async Task Run_MockOfATaskThatWaitsForAToken_AnswersTheToken()
    {
        var mocks = new TaskMocks().AddAlways("T", MockResponse.Return("""{"approved":true}"""));

        var result = await Workflows.RunAsync(
            """ "T":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken","TimeoutSeconds":60,"Parameters":{"QueueUrl":"q","MessageBody":{"t.$":"$$.Task.Token"} },"End":true} """,
            options: new LocalRunnerOptions { Mocks = mocks });

        Assert.Equal("""{"approved":true}""", result.Output!.Value.GetRawText());
    }

    [Theory]
    [InlineData(".sync:2", "SUCCEEDED", """{"n":1}""")]
    [InlineData(".sync", "SUCCEEDED", "\"{\\\"n\\\":1}\"")]
    public async Task Run_NestedExecution_GivesItsDescription(string pattern, string status, string output)
    {
        var inner = Workflows.Of(""" "P":{"Type":"Pass","End":true} """);

        var result = await Workflows.RunAsync(
            $$""" "T":{"Type":"Task","Resource":"arn:aws:states:::states:startExecution{{pattern}}","Parameters":{"StateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:test","Name":"child","Input":{"n":1} },"End":true} """,
            options: new LocalRunnerOptions { StateMachines = [inner] });

        Assert.Equal(status, result.Output!.Value.GetProperty("Status").GetString());
        Assert.Equal(output, result.Output.Value.GetProperty("Output").GetRawText());
        Assert.Equal("arn:aws:states:us-east-1:123456789012:execution:test:child", result.Output.Value.GetProperty("ExecutionArn").GetString());
    }

    [Fact]
    public async Task Run_NestedExecutionFails_FailsTheTaskWithItsDescription()
    {
        var inner = Workflows.Of(""" "F":{"Type":"Fail","Error":"E","Cause":"C"} """);

        var result = await Workflows.RunAsync(
            """ "T":{"Type":"Task","Resource":"arn:aws:states:::states:startExecution.sync","Parameters":{"StateMachineArn":"test"},"End":true} """,
            options: new LocalRunnerOptions { StateMachines = [inner] });

        Assert.Equal("States.TaskFailed", result.Error);
        var cause = JsonElement.Parse(result.Cause!);
        Assert.Equal(("FAILED", "E", "C", "{}"), (cause.GetProperty("Status").GetString(), cause.GetProperty("Error").GetString(), cause.GetProperty("Cause").GetString(), cause.GetProperty("Input").GetString()));
    }

    [Fact]
    public async Task Run_ObjectTasks_ReadWriteAndList()
    {
        var root = Directory.CreateTempSubdirectory("mlkit-objects-");
        try
        {
            var result = await Workflows.RunAsync(
                """
                "Put":{"Type":"Task","Resource":"arn:aws:states:::aws-sdk:s3:putObject","Parameters":{"Bucket":"b","Key":"a/x.json","Body.$":"$"},"ResultPath":null,"Next":"List"},
                "List":{"Type":"Task","Resource":"arn:aws:states:::aws-sdk:s3:listObjectsV2","Parameters":{"Bucket":"b","Prefix":"a/"},"ResultSelector":{"key.$":"$.Contents[0].Key"},"Next":"Get"},
                "Get":{"Type":"Task","Resource":"arn:aws:states:::aws-sdk:s3:getObject","Parameters":{"Bucket":"b","Key.$":"$.key"},"ResultSelector":{"read.$":"States.StringToJson($.Body)"},"Next":"Miss"},
                "Miss":{"Type":"Task","Resource":"arn:aws:states:::aws-sdk:s3:getObject","Parameters":{"Bucket":"b","Key":"no"},"Catch":[{"ErrorEquals":["S3.NoSuchKeyException"],"ResultPath":null,"Next":"End"}],"End":true},
                "End":{"Type":"Succeed"}
                """,
                """{"n":1}""",
                new LocalRunnerOptions { Objects = LocalBuckets.In(root.FullName) });

            Assert.Equal("""{"read":{"n":1}}""", result.Output?.GetRawText() ?? result.Cause);
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }
}
