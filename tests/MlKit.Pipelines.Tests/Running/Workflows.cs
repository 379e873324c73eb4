using System.Text.Json;
using MlKit.Pipelines.Running;

namespace MlKit.Pipelines.Tests.Running;

/// <summary>Makes and runs the workflows of these tests.</summary>
internal static class Workflows
{
    public const string Function = "arn:aws:lambda:us-east-1:123456789012:function:work";

    /// <summary>Makes a machine of states as they stand in a definition; the first is the first.</summary>
    public static StateMachine Of(string states, string more = "")
    {
        var first = JsonElement.Parse($"{{{states}}}").EnumerateObject().First().Name;
        return StateMachine.Parse($$"""{"StartAt":"{{first}}","States":{ {{states}} }{{more}}}""", "test");
    }

    public static Task<ExecutionResult> RunAsync(string states, string input = "{}", LocalRunnerOptions? options = null) =>
        new LocalRunner(options ?? new LocalRunnerOptions { SkipDelays = true }).RunAsync(Of(states), input, TestContext.Current.CancellationToken);

    public static LocalRunnerOptions WithTask(Func<TaskCall, CancellationToken, ValueTask<JsonElement>> handler, string resource = Function) =>
        new() { SkipDelays = true, Handlers = new TaskHandlers().AddResource(resource, handler) };

    /// <summary>Names the events with what they follow: <c>PassStateEntered&lt;0</c>.</summary>
    public static IEnumerable<string> Events(ExecutionResult result) => result.History.Select(item => $"{item.Type}<{item.PreviousEventId}");
}
