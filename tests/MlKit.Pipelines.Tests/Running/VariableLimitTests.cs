using MlKit.Pipelines.Running;

namespace MlKit.Pipelines.Tests.Running;

public sealed class VariableLimitTests
{
    // Each time round a variable of 250,000 bytes: 41 of them are fewer than 10 MiB, 42 are more.
    [Theory]
    [InlineData(41, ExecutionStatus.Succeeded)]
    [InlineData(42, ExecutionStatus.Failed)]
    public async Task Run_ManyVariables_MayHaveTenMebibytesTogether(int count, ExecutionStatus status)
    {
        var text = new string('x', 250_000 - 2);
        var states = string.Join(',', Enumerable.Range(0, count).Select(i => $$""" "S{{i}}":{"Type":"Pass","Assign":{"v{{i}}.$":"$.text"},"Next":"S{{i + 1}}"} """)) + $$""","S{{count}}":{"Type":"Pass","Result":1,"End":true}""";

        var result = await Workflows.RunAsync(states, $$"""{"text":"{{text}}"}""");

        Assert.Equal(status, result.Status);
        if (status == ExecutionStatus.Failed)
            Assert.Equal("States.DataLimitExceeded", result.Error);
    }
}
