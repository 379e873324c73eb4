using MlKit.Pipelines.States;
using Snippets;

namespace MlKit.Pipelines.Tests.Executions;

/// <summary>Runs the code of the documentation that calls AWS.</summary>
public sealed class ExecutionSnippetTests : ExecutionTests
{
    private static readonly StateMachine Machine = StateMachine.Create("legacy").Then(PassState.Create("Clean")).Build();

    [Fact]
    public async Task DeployAsync_Nothing_IsThere()
    {
        Server.On("ListStateMachines", Json("""{"stateMachines":[]}"""))
            .On("CreateStateMachine", Json($$"""{"stateMachineArn":"{{MachineArn}}","stateMachineVersionArn":"{{MachineArn}}:1"}""")).On("CreateStateMachineAlias", Json("{}"));

        var deployed = await ExecutionSnippets.DeployAsync(StepFunctions, Machine, Role, Token);

        Assert.Equal($"{MachineArn}:live", deployed.AliasArn);
    }

    [Fact]
    public async Task FollowAsync_ToTheEnd_PaintsThePath()
    {
        History.Started().Entered("Clean", previous: 0).Submitted("Processing", "clean-1").TaskSucceeded("createProcessingJob.sync", "Processing", "clean-1").Exited("Clean").Succeeded();
        OnHistory();
        OnProcessingJob(("Completed", 0, 60, null));
        OnLog("clean-1/algo-1-1", ["done"]);
        Server.On("StartExecution", Json($$"""{"executionArn":"{{ExecutionArn}}","startDate":1}"""));

        var picture = await ExecutionSnippets.FollowAsync(StepFunctions, SageMaker, Logs, Machine, MachineArn, Token);

        Assert.StartsWith("<svg", picture, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartJobAsync_Request_IsSent()
    {
        Server.On("CreateProcessingJob", Json("{}"));

        await ExecutionSnippets.StartJobAsync(SageMaker, "image", Role, Token);

        Assert.Equal("clean-2026-11-26", Server.Requests[0].Json.GetProperty("ProcessingJobName").GetString());
    }
}
