using System.Text.Json;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.Retries;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Running;

/// <summary>Runs Task states: finds the handler, calls it, waits for its token, watches its time.</summary>
internal static class TaskRunner
{
    // https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html
    private const long MostSeconds = 99_999_999;

    public static Func<TaskState, Visit, ValueTask<JsonElement>> Attempt { get; } = AttemptAsync;

    private static async ValueTask<JsonElement> AttemptAsync(TaskState state, Visit visit)
    {
        var run = visit.Flow.Run;
        var resource = TaskResource.Parse(state.Resource);
        using var callback = resource.WaitsForToken || resource.Kind == TaskResourceKind.Activity ? run.Runner.Callbacks.Open(run) : null;
        visit.BeginAttempt(resource.WaitsForToken ? callback!.Token : null);
        var request = ReadRequest(state, visit);
        var handler = run.Runner.FindHandler(state, run) ?? throw NoHandler(state);
        var events = new TaskEvents(visit, state.Resource!);
        events.Scheduled(request.Input, request.TimeoutSeconds, request.HeartbeatSeconds);
        try
        {
            var result = await new TaskAttempt(state, visit, request, handler, callback, events).RunAsync().ConfigureAwait(false);
            if (JsonValues.IsLargerThan(result, run.Options.MaxPayloadBytes))
                throw GraphRunner.TooLarge(events.Name);

            events.Succeeded(result);
            return result;
        }
        catch (StateFailureException e) when (e.Error != ErrorNames.Runtime)
        {
            events.Failed(e);
            throw;
        }
    }

    /// <summary>Evaluates what the task is called with.</summary>
    public static TaskRequest ReadRequest(TaskState state, Visit visit)
    {
        var input = DataFlow.InputPath(visit, state);
        return new TaskRequest(
            DataFlow.Work(visit, state.Parameters, state.Arguments, input),
            FieldValues.Integer(visit, "TimeoutSeconds", state.TimeoutSeconds, input, 1, MostSeconds),
            FieldValues.Integer(visit, "HeartbeatSeconds", state.HeartbeatSeconds, input, 1, MostSeconds),
            Role(state, visit, input));
    }

    private static string? Role(TaskState state, Visit visit, JsonElement input) => state.Credentials?.RoleArn switch
    {
        null => null,
        { IsLiteral: true } literal => literal.Literal,
        { Expression: { } role } when visit.IsJsonata => JsonataResults.Text(new JsonataFields(visit), role, "Credentials/RoleArn"),
        { Expression: { } path } => FieldValues.Text(PayloadEvaluator.Resolve(path, visit.Scope(input), "RoleArn.$")),
    };

    private static StateFailureException NoHandler(TaskState state) => TaskResource.Parse(state.Resource).Kind == TaskResourceKind.Activity
        ? StateFailureException.Runtime($"The activity {state.Resource} does not exist. Call LocalRunner.CreateActivity for it, or add a handler to LocalRunnerOptions.Handlers.")
        : StateFailureException.Runtime(
            $"No handler is registered for the resource '{state.Resource}'. Call LocalRunnerOptions.Handlers.AddResource(\"{state.Resource}\", …) or AddState(\"{state.Name}\", …), or give the state a response in LocalRunnerOptions.Mocks.");
}
