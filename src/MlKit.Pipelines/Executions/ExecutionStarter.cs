using System.Text.Json;
using Amazon.StepFunctions.Model;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.Validation;

namespace MlKit.Pipelines.Executions;

/// <summary>Starts executions, each name once.</summary>
internal static class ExecutionStarter
{
    public static async Task<StartedExecution> StartAsync(ExecutionServices services, Arn machine, string input, StartOptions options, CancellationToken cancellationToken)
    {
        using var activity = PipelineTelemetry.Start(PipelineTelemetry.StartActivity, PipelineTelemetry.MachineTag, machine.ToString());
        var request = new StartExecutionRequest { StateMachineArn = machine.ToString(), Input = input, Name = options.Name, TraceHeader = options.TraceHeader };
        try
        {
            var response = await AwsCall.SendAsync("StartExecution", machine.ToString(), services.StepFunctions.StartExecutionAsync, request, cancellationToken).ConfigureAwait(false);
            PipelineTelemetry.Starts.Add(1);
            Log.Started(services.Options.Logger, response.ExecutionArn);
            return new StartedExecution(response.ExecutionArn, AwsTime.Of(response.StartDate) ?? services.Options.TimeProvider.GetUtcNow(), HasEnded: false);
        }
        catch (PipelineServiceException e) when (options is { TakesExisting: true, Name: not null } && e.HasCode("ExecutionAlreadyExists"))
        {
            return await TakeAsync(services, ExecutionArn(machine, options.Name), input, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<StartedExecution> TakeAsync(ExecutionServices services, string executionArn, string input, CancellationToken cancellationToken)
    {
        var there = await ExecutionReader.DescribeAsync(services, executionArn, cancellationToken).ConfigureAwait(false);
        if (!IsSame(there.Input, input))
        {
            throw new PipelineServiceException($"The execution '{executionArn}' must have the same input to be taken, but was started with another one. Choose another name, or give the same input.")
            {
                Operation = "StartExecution",
                ErrorCode = "ExecutionAlreadyExists",
            };
        }

        Log.Existed(services.Options.Logger, executionArn);
        return new StartedExecution(executionArn, AwsTime.Of(there.StartDate) ?? services.Options.TimeProvider.GetUtcNow(), HasEnded: ExecutionReader.ToDescription(there).HasEnded);
    }

    // stateMachine:name, or stateMachine:name:version
    private static string ExecutionArn(Arn machine, string name) => (machine with { Resource = $"execution:{machine.Resource.Split(':')[1]}:{name}" }).ToString();

    private static bool IsSame(string? there, string input)
    {
        try
        {
            return there is not null && JsonElement.DeepEquals(JsonText.Parse(there), JsonText.Parse(input));
        }
        catch (DefinitionException)
        {
            return false;
        }
    }
}
