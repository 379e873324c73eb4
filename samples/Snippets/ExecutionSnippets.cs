using Amazon.CloudWatchLogs;
using Amazon.SageMaker;
using Amazon.StepFunctions;
using MlKit.Pipelines;
using MlKit.Pipelines.Deployment;
using MlKit.Pipelines.Diagrams;
using MlKit.Pipelines.Executions;
using MlKit.Pipelines.ProcessingJobs;

namespace Snippets;

/// <summary>The code of docs/pipelines.md that calls AWS.</summary>
internal static class ExecutionSnippets
{
    public static async Task<DeploymentResult> DeployAsync(IAmazonStepFunctions stepFunctions, StateMachine machine, string role, CancellationToken cancellationToken)
    {
        var deployer = new StateMachineDeployer(stepFunctions);
        DeploymentPlan plan = await deployer.PlanAsync(machine, new DeploymentOptions { RoleArn = role, Alias = "live", AliasWeight = 10 }, cancellationToken);
        Console.WriteLine(plan);
        DeploymentResult deployed = await deployer.ApplyAsync(plan, cancellationToken);
        return deployed;
    }

    public static async Task<string> FollowAsync(
        IAmazonStepFunctions stepFunctions, IAmazonSageMaker sageMaker, IAmazonCloudWatchLogs logs, StateMachine machine, string machineArn, CancellationToken cancellationToken)
    {
        var client = new ExecutionClient(stepFunctions, sageMaker, logs);
        StartedExecution started = await client.StartAsync(machineArn, """{"date":"2026-11-26"}""", new StartOptions { Name = "scores-2026-11-26" }, cancellationToken);

        var path = new ExecutionPath();
        var options = new WatchOptions
        {
            Definition = machine,
            PricesPerHour = new Dictionary<string, decimal> { ["ml.m5.xlarge"] = 0.23m },
            OnCancel = CancelAction.StopExecutionAndJobs,
        };
        await foreach (ExecutionEvent told in client.WatchAsync(started.ExecutionArn, options, cancellationToken))
        {
            path.Add(told);
            Console.WriteLine(told switch
            {
                JobStatusEvent { Job: var job } => $"{job.StateName}: {job.Name} {job.Status} {job.FailureReason}",
                JobLogEvent line => $"{line.StateName}: {line.Message}",
                ExecutionEndedEvent end => $"{end.Status}, {end.Progress.Cost} USD",
                _ => $"{told.Progress.StatesEntered} of {told.Progress.StatesKnown} states",
            });
        }

        string picture = machine.ToSvg(path.States);
        return picture;
    }

    public static async Task StartJobAsync(IAmazonSageMaker sageMaker, string image, string role, CancellationToken cancellationToken)
    {
        var job = ProcessingJob.Create("Clean").WithJobName("clean-2026-11-26").WithImage(image).WithRole(role)
            .AddInput("data", "s3://bucket/in/", "/opt/ml/processing/input/").AddOutput("out", "/opt/ml/processing/output", "s3://bucket/out/");

        await sageMaker.CreateProcessingJobAsync(job.ToRequest(), cancellationToken);
    }
}
