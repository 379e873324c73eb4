using System.Text.Json;
using MlKit.Pipelines.Running;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Tests.Running;

public sealed class StateTestTests
{
    private const string Retried = $$"""
        {"Type":"Task","Resource":"{{Workflows.Function}}","Retry":[{"ErrorEquals":["Other"]},{"ErrorEquals":["E"],"IntervalSeconds":3,"BackoffRate":2,"MaxAttempts":2}],
         "Catch":[{"ErrorEquals":["Other"],"Next":"A"},{"ErrorEquals":["States.ALL"],"ResultPath":"$.error","Next":"B"}],"Next":"C"}
        """;

    [Theory]
    [InlineData(0, StateTestStatus.Retriable, """{"retryIndex":1,"retryBackoffIntervalSeconds":3}""", null, null)]
    [InlineData(1, StateTestStatus.Retriable, """{"retryIndex":1,"retryBackoffIntervalSeconds":6}""", null, null)]
    [InlineData(2, StateTestStatus.CaughtError, """{"catchIndex":1}""", "B", """{"n":1,"error":{"Error":"E","Cause":"why"}}""")]
    public async Task TestStateAsync_MockedError_TellsWhatFollows(int retries, StateTestStatus status, string details, string? next, string? output)
    {
        var test = StateTest.Of(State.Parse("T", Retried)) with { Input = JsonElement.Parse("""{"n":1}"""), Mock = MockResponse.Throw("E", "why"), RetrierRetryCount = retries };

        var result = await new LocalRunner().TestStateAsync(test, TestContext.Current.CancellationToken);

        Assert.Equal((status, "E", "why", next, output), (result.Status, result.Error, result.Cause, result.NextState, result.Output?.GetRawText()));
        Assert.Equal(details, result.InspectionData["errorDetails"].GetRawText());
    }

    [Fact]
    public async Task TestStateAsync_StateOfABranchWithVariables_Runs()
    {
        var machine = Workflows.Of(""" "P":{"Type":"Parallel","End":true,"Branches":[{"StartAt":"Inner","States":{"Inner":{"Type":"Pass","Parameters":{"x.$":"$v.a"},"Assign":{"w.$":"$.x"},"End":true} } }]} """);

        var result = await new LocalRunner().TestStateAsync(StateTest.Of(machine, "Inner") with { Variables = new Dictionary<string, JsonElement> { ["v"] = JsonElement.Parse("""{"a":5}""") } }, TestContext.Current.CancellationToken);

        Assert.Equal("""{"x":5}""", result.Output!.Value.GetRawText());
        Assert.Equal("5", result.AssignedVariables["w"].GetRawText());
    }

    [Fact]
    public void Of_StateThatIsNotThere_IsNamed()
    {
        var e = Assert.Throws<ArgumentException>(() => StateTest.Of(Workflows.Of(""" "P":{"Type":"Pass","End":true} """), "Q"));

        Assert.Equal("The workflow 'test' must have the state that is tested, but has none named 'Q'. Correct the name. (Parameter 'stateName')", e.Message);
    }

    [Fact]
    public async Task TestStateAsync_JsonataTask_ReportsItsArguments()
    {
        var state = State.Parse("T", $$"""{"QueryLanguage":"JSONata","Type":"Task","Resource":"{{Workflows.Function}}","Arguments":{"n":"{% $states.input.n + $v %}"},"Output":"{% $states %}","End":true}""");
        var test = StateTest.Of(state) with { Input = JsonElement.Parse("""{"n":1}"""), Mock = MockResponse.Return("5"), Variables = new Dictionary<string, JsonElement> { ["v"] = JsonElement.Parse("2") } };

        var result = await new LocalRunner().TestStateAsync(test, TestContext.Current.CancellationToken);

        Assert.Equal(["input", "afterArguments", "result"], result.InspectionData.Keys);
        Assert.Equal("""{"n":3}""", result.InspectionData["afterArguments"].GetRawText());
        Assert.Equal(["input", "context", "result"], result.Output!.Value.EnumerateObject().Select(field => field.Name));
        Assert.False(result.Output.Value.GetProperty("context").GetProperty("Execution").TryGetProperty("RedriveCount", out _));
    }

    [Theory]
    [InlineData("""{"QueryLanguage":"JSONata","Type":"Pass","Output":"{% $states.input.no %}","End":true}""", "The JSONata expression '$states.input.no' specified for the field 'Output' returned nothing (undefined).")]
    [InlineData("""{"QueryLanguage":"JSONata","Type":"Pass","Assign":"{% [1] %}","End":true}""", "The JSONata expression '[1]' specified for the field 'Assign' returned an unexpected result type. Expected 'object', but was 'array' for value: [1]")]
    [InlineData("""{"QueryLanguage":"JSONata","Type":"Pass","Assign":[1],"End":true}""", "Assign must be an object but was: [1]")]
    public async Task TestStateAsync_JsonataThatFails_GivesTheCauseWithoutTheState(string json, string cause)
    {
        var result = await new LocalRunner().TestStateAsync(StateTest.Of(State.Parse("P", json)), TestContext.Current.CancellationToken);

        Assert.Equal((StateTestStatus.Failed, "States.QueryEvaluationError", cause), (result.Status, result.Error, result.Cause));
    }

    [Theory]
    [InlineData("""{"Type":"Map","ItemProcessor":{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}},"End":true}""", null, "{}", "InvalidDefinition", "TestState API does not support Map or Parallel states. Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]")]
    [InlineData("""{"Type":"Map","ItemProcessor":{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}},"End":true}""", "[1]", "{}", "ValidationException", "Map iteration failure count must be less than or equal to the number of Map iterations")]
    [InlineData("""{"Type":"Pass","End":true}""", null, """{"Map":{}}""", "ValidationException", "Invalid Context object provided: 'Map' field is not supported when mocking a Context object")]
    [InlineData("""{"Type":"Pass","End":true}""", null, """{"State":{"Name":1}}""", "ValidationException", "Invalid Context object provided: State.Name must be a string")]
    public async Task TestStateAsync_WhatAwsDoesNotTest_IsRefused(string state, string? result, string context, string code, string message)
    {
        var test = StateTest.Of(State.Parse("S", state)) with
        {
            Input = JsonElement.Parse("[1,2]"),
            Mock = result is null ? null : MockResponse.Return(result),
            Context = JsonElement.Parse(context),
            MapIterationFailureCount = 3,
        };

        var e = await Assert.ThrowsAsync<StateTestException>(() => new LocalRunner().TestStateAsync(test, TestContext.Current.CancellationToken));

        Assert.Equal((code, message), (e.Code, e.Message));
    }
}
