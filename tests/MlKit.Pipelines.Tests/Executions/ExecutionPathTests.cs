using MlKit.Pipelines.Diagrams;
using MlKit.Pipelines.Executions;

namespace MlKit.Pipelines.Tests.Executions;

public sealed class ExecutionPathTests : ExecutionTests
{
    [Fact]
    public async Task Add_EveryKindOfEnd_IsShown()
    {
        History.Started()
            .Entered("Plain", "Pass", previous: 0).Exited("Plain", "Pass")
            .Entered("Retried").Submitted("Processing", "a").TaskFailed("E", "C").Submitted("Processing", "b").TaskSucceeded("createProcessingJob.sync", "Processing", "b").Exited("Retried")
            .Entered("Caught").Submitted("Processing", "c").TaskFailed("E", "C").Exited("Caught")
            .Entered("Broken").Submitted("Processing", "d").TaskFailed("E", "C").Failed("E", "C");
        OnHistory();
        OnProcessingJob(("Failed", 0, 1, null));
        OnNoLogs();
        var path = new ExecutionPath();

        foreach (var told in await WatchAsync())
            path.Add(told);

        Assert.Equal(
            [("Plain", StateStatus.Succeeded), ("Retried", StateStatus.Succeeded), ("Caught", StateStatus.Caught), ("Broken", StateStatus.Failed)],
            path.States.Select(state => (state.Key, state.Value)));
    }

    [Fact]
    public async Task Add_StillRunning_IsShown()
    {
        History.Started().Entered("A", "Wait", previous: 0).NextLook().Add("ExecutionAborted");
        OnHistory();
        var path = new ExecutionPath();

        foreach (var told in (await WatchAsync()).Take(2))
            path.Add(told);

        Assert.Equal(StateStatus.Running, path.States["A"]);
        Assert.Equal("told", Assert.Throws<ArgumentNullException>(() => path.Add(null!)).ParamName);
    }
}
