using System.Text.Json;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.Maps;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Running;

/// <summary>Refuses the tests AWS refuses, in its words.</summary>
internal static class StateTestRules
{
    private static readonly (string Part, string Field)[] ContextTexts =
    [
        ("Execution", "Id"), ("Execution", "Name"), ("Execution", "RoleArn"), ("Execution", "StartTime"), ("StateMachine", "Id"), ("StateMachine", "Name"), ("State", "Name"), ("State", "EnteredTime"),
    ];

    public static void Check(StateTest test)
    {
        if (test.State is RawState)
            throw new StateTestException("InvalidDefinition", $"Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: The field 'Type' should have one of these values: [Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map] at /States/{test.State.Name}/Type'");

        CheckContext(test);
        if (test.Mock is not { } mock)
        {
            if (test.State is MapState or ParallelState)
                throw new StateTestException("InvalidDefinition", "TestState API does not support Map or Parallel states. Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]");

            return;
        }

        if (test.State is not WorkState)
            throw Refused($"State type '{test.State.Type}' is not supported when a mock is specified");

        if (test.RevealSecrets)
            throw Refused("TestState does not support RevealSecrets when a mock is specified.");

        if (mock.Result is { } result)
            CheckResult(test, result);
    }

    private static void CheckContext(StateTest test)
    {
        if (test.Context is not { } context)
            return;

        if (context.TryGetProperty("Map", out _))
            throw Refused("Invalid Context object provided: 'Map' field is not supported when mocking a Context object");

        foreach (var (part, field) in ContextTexts)
        {
            if (context.TryGetProperty(part, out var values) && values.ValueKind == JsonValueKind.Object && values.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.String)
                throw Refused($"Invalid Context object provided: {part}.{field} must be a string");
        }

        if (context.TryGetProperty("Task", out _))
            CheckTask(test);
    }

    private static void CheckTask(StateTest test)
    {
        var resource = TaskResource.Parse((test.State as TaskState)?.Resource);
        if (!resource.WaitsForJob && !resource.WaitsForToken)
            throw Refused("Invalid Context object provided: Context object contains 'Task' when state is not a Task state with a '.sync' or '.waitForTaskToken' service integration pattern");
    }

    private static void CheckResult(StateTest test, JsonElement result)
    {
        if (test.State is MapState { ResultWriter: not null } && result.ValueKind != JsonValueKind.Object)
            throw Refused("Mocked result must be a JSON object.");

        if (test.State is ParallelState or MapState { ResultWriter: null } && result.ValueKind != JsonValueKind.Array)
            throw Refused("Mocked result must be an array.");

        if (test.State is TaskState task && test.FieldValidation != FieldValidationMode.None && MockSchema.FindProblem(task.Resource, result, test.FieldValidation) is { } problem)
            throw Refused($"Mock result schema validation error: {problem}");
    }

    private static StateTestException Refused(string message) => new("ValidationException", message);
}
