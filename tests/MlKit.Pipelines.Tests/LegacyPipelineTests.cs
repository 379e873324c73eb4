using System.Text.Json;
using LegacyPipeline;
using MlKit.Pipelines.Permissions;

namespace MlKit.Pipelines.Tests;

public sealed class LegacyPipelineTests
{
    private static string Definition => File.ReadAllText(SharedData.PathOf("data/legacy-pipeline/stepfunctions_config.json"));

    private static IamPolicy ShippedPolicy => IamPolicy.Parse(File.ReadAllText(SharedData.PathOf("data/legacy-pipeline/stepfunctions_permission_policy.json")));

    [Fact]
    public void Build_FluentApi_EqualsTheSamplesDefinition() =>
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(Definition), JsonElement.Parse(LegacyWorkflow.Build().ToJson())));

    [Fact]
    public void Validate_FluentApi_FindsNothing() => Assert.Empty(LegacyWorkflow.Build().Validate());

    [Fact]
    public void Validate_TheSamplesDefinition_FindsNothing() => Assert.Empty(StateMachine.Parse(Definition).Validate());

    [Fact]
    public void ToExecutionPolicy_TheSamplesDefinition_ContainsTheShippedPolicy()
    {
        var policy = StateMachine.Parse(Definition).ToExecutionPolicy();

        // The shipped policy allows any resource; the generated one names the kind of job.
        Assert.All(ShippedPolicy.Permissions, shipped => Assert.Contains(policy.Permissions, needed => string.Equals(needed.Action, shipped.Action, StringComparison.OrdinalIgnoreCase) && needed.Condition == shipped.Condition));
    }

    [Fact]
    public void MissingFrom_TheShippedPolicy_NamesWhatSyncNeeds()
    {
        var missing = StateMachine.Parse(Definition).ToExecutionPolicy().MissingFrom(ShippedPolicy);

        Assert.Equal(
            [
                "sagemaker:DescribeProcessingJob: an execution could wait for ever, since the events of a job's end are best-effort",
                "sagemaker:StopProcessingJob: a stopped execution would leave the job running",
                "events:PutTargets: the state machine could not be created, or would notice the job's end late, since it needs the managed rule for the events of jobs",
                "events:PutRule: the state machine could not be created, or would notice the job's end late, since it needs the managed rule for the events of jobs",
                "events:DescribeRule: the state machine could not be created, or would notice the job's end late, since it needs the managed rule for the events of jobs",
            ],
            missing.Select(permission => permission.ToString()));
    }

    [Fact]
    public void ToExecutionPolicy_TheSamplesDefinition_SaysWhatItCannotKnow() => Assert.Equal(
        ["The role a job runs as is known only when the workflow runs: the policy allows every role to be passed to SageMaker."],
        StateMachine.Parse(Definition).ToExecutionPolicy().Warnings);
}
