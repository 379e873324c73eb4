using System.Collections.Immutable;
using System.Text.Json;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.Running;

/// <summary>The responses of one mocked state.</summary>
/// <param name="Responses">The responses.</param>
/// <param name="Repeats">Whether the last one is given to every further call.</param>
internal sealed record MockSequence(ImmutableArray<MockResponse> Responses, bool Repeats) : ITaskHandler
{
    public ValueTask<JsonElement> RunAsync(TaskCall task, CancellationToken cancellationToken)
    {
        var index = task.Run.MockCounts.Next(task.StateName);
        if (index >= Responses.Length && !Repeats)
            throw StateFailureException.Runtime($"The state '{task.StateName}' was called {index + 1} times, but its mock has {Responses.Length} responses. Add a response, or call TaskMocks.AddAlways.");

        var response = Responses[Math.Min(index, Responses.Length - 1)];
        return task.TaskToken is { } token ? Answer(task, token, response) : Result(response);
    }

    /// <summary>Gives the response to the token, as whoever got it would.</summary>
    private static ValueTask<JsonElement> Answer(TaskCall call, string token, MockResponse response)
    {
        if (response.Result is { } result)
            call.Runner.SendTaskSuccess(token, result);
        else
            call.Runner.SendTaskFailure(token, response.Error, response.Cause);

        return ValueTask.FromResult(JsonValues.EmptyObject);
    }

    private static ValueTask<JsonElement> Result(MockResponse response) =>
        response.Result is { } result ? ValueTask.FromResult(result) : throw new TaskFailedException(response.Error, response.Cause);
}
