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
    public async Task RunAsync_JsonataState_IsRefused()
    {
        var e = await Assert.ThrowsAsync<NotSupportedException>(() => Workflows.RunAsync(""" "P":{"Type":"Pass","QueryLanguage":"JSONata","Output":"{% 1 %}","End":true} """));

        Assert.Equal("JSONata is not evaluated locally yet, but the state 'P' uses it. Run it at AWS, or write the state in JSONPath.", e.Message);
    }
}
