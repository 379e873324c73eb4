using System.Text.Json;
using MlKit.Pipelines.Running;

namespace MlKit.Pipelines.Tests.Running;

public sealed class NestedExecutionTests
{
    private static readonly StateMachine Waits = StateMachine.Parse("""{"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":100,"End":true}}}""", "inner");

    [Theory]
    [InlineData(101, ExecutionStatus.Succeeded)]
    [InlineData(100, ExecutionStatus.TimedOut)]
    public async Task Run_DelaysSkippedInside_CountForTheTimeOfTheOuter(int seconds, ExecutionStatus status)
    {
        await using var runner = NewRunner(skipDelays: true);

        var result = await runner.RunAsync(Workflows.Of(Start(".sync", "inner"), $",\"TimeoutSeconds\":{seconds}"), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(status, result.Status);
        Assert.InRange(result.History[^1].Timestamp - result.History[0].Timestamp, TimeSpan.FromSeconds(100), TimeSpan.FromSeconds(110));
    }

    [Theory]
    [InlineData("arn:aws:states:us-east-1:123456789012:stateMachine:inner")]
    [InlineData("arn:aws:states:us-east-1:123456789012:stateMachine:inner:7")]
    [InlineData("arn:aws:states:us-east-1:123456789012:stateMachine:inner:live")]
    public async Task Run_ArnOfAVersionOrAlias_StartsTheMachine(string arn)
    {
        await using var runner = NewRunner(skipDelays: true);

        Assert.Equal(ExecutionStatus.Succeeded, (await runner.RunAsync(Workflows.Of(Start(".sync", arn)), cancellationToken: TestContext.Current.CancellationToken)).Status);
    }

    [Fact]
    public async Task Run_NameOfAnEndedExecution_IsTaken()
    {
        await using var runner = NewRunner(skipDelays: true);
        var machine = Workflows.Of(Start(".sync", "inner", ""","Name":"mine" """));

        Assert.Equal(ExecutionStatus.Succeeded, (await runner.RunAsync(machine, cancellationToken: TestContext.Current.CancellationToken)).Status);
        var result = await runner.RunAsync(machine, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(("StepFunctions.ExecutionAlreadyExistsException", "Execution Already Exists: 'arn:aws:states:us-east-1:123456789012:execution:inner:mine'"), (result.Error, result.Cause));
    }

    [Fact]
    public async Task Start_NameOfARunningExecution_GivesItForTheSameInputOnly()
    {
        await using var runner = NewRunner();
        var first = runner.Start(Waits, JsonElement.Parse("""{"a":1}"""), "mine");

        Assert.Same(first, runner.Start(Waits, JsonElement.Parse("""{ "a": 1 }"""), "mine"));
        var e = Assert.Throws<ArgumentException>(() => runner.Start(Waits, JsonElement.Parse("2"), "mine"));
        Assert.Equal("The name must be a new one for the workflow 'inner', but 'mine' was used before. Choose another, or none. (Parameter 'name')", e.Message);
    }

    [Fact]
    public async Task Start_NameOfAnExpressExecution_CanBeUsedAgain()
    {
        await using var runner = new LocalRunner(new LocalRunnerOptions { Type = StateMachineType.Express });

        Assert.NotSame(runner.Start(Waits, JsonElement.Parse("1"), "mine"), runner.Start(Waits, JsonElement.Parse("1"), "mine"));
    }

    [Fact]
    public async Task DisposeAsync_ExecutionsThatWereOnlyStarted_AreStopped()
    {
        var runner = NewRunner();
        var outer = await runner.RunAsync(Workflows.Of(Start("", "inner")), cancellationToken: TestContext.Current.CancellationToken);
        var inner = runner.Start(Waits, JsonElement.Parse("{}"), "other");
        var arn = outer.Output!.Value.GetProperty("ExecutionArn").GetString();

        await runner.DisposeAsync();

        Assert.StartsWith("arn:aws:states:us-east-1:123456789012:execution:inner:", arn, StringComparison.Ordinal);
        Assert.Equal(ExecutionStatus.Aborted, (await inner.Completion).Status);
        Assert.Throws<ObjectDisposedException>(() => runner.Start(Waits, JsonElement.Parse("{}")));
    }

    private static string Start(string pattern, string machine, string more = "") =>
        $$""" "N":{"Type":"Task","Resource":"arn:aws:states:::states:startExecution{{pattern}}","Parameters":{"StateMachineArn":"{{machine}}"{{more}} },"End":true} """;

    private static LocalRunner NewRunner(bool skipDelays = false) => new(new LocalRunnerOptions { SkipDelays = skipDelays, StateMachines = [Waits] });
}
