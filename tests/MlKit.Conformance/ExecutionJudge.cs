using System.Text.Json;
using MlKit.Pipelines;
using MlKit.Pipelines.Running;

namespace MlKit.Conformance;

/// <summary>Runs an execution, and compares what came of it with what came of it at AWS.</summary>
internal static class ExecutionJudge
{
    private const string Objects = "arn:aws:states:::s3";

    public static string? Judge(ConformanceCase test)
    {
        var runner = new LocalRunner(Options(test));
        var result = runner.RunAsync(StateMachine.Parse(test.Definition), test.Case.GetProperty("input")).GetAwaiter().GetResult();
        return Compare(test, result) ?? TraceJudge.Judge(test, result.History);
    }

    private static LocalRunnerOptions Options(ConformanceCase test)
    {
        var handlers = new TaskHandlers();
        var mocks = test.Case.GetProperty("mocks");
        foreach (var state in mocks.EnumerateObject().Where(state => state.Name != Objects))
            handlers.AddState(state.Name, new CaseMock(state.Value));

        return new LocalRunnerOptions
        {
            Handlers = handlers,
            Objects = mocks.TryGetProperty(Objects, out var objects) ? new MemoryObjects(objects) : null,
            SkipDelays = true,
            AccountId = "111111111111",
            // The corpus writes the role in two ways, and lists neither among what to ignore.
            RoleArn = test.Case.GetRawText().Contains("sfn_role_arn", StringComparison.Ordinal) ? "sfn_role_arn" : "snf_role_arn",
            Type = test.IsExpress ? StateMachineType.Express : StateMachineType.Standard,
        };
    }

    private static string? Compare(ConformanceCase test, ExecutionResult result)
    {
        var expected = test.Expected;
        var ignored = test.Case.GetProperty("ignore").EnumerateArray().Select(path => path.GetString()!).ToHashSet();
        var status = result.Status == ExecutionStatus.TimedOut ? "TIMED_OUT" : result.Status.ToString().ToUpperInvariant();
        if (expected.GetProperty("status").GetString() != status)
            return $"status is {status} ({result.Error}: {result.Cause})";

        if (Text(expected, "error") != result.Error)
            return $"error is {result.Error}, but was {Text(expected, "error")}";

        if (expected.TryGetProperty("output", out var output) && Comparison.FirstDifference(output, result.Output!.Value, "$[\"output\"]", ignored) is { } difference)
            return difference;

        return ignored.Contains("$[\"cause\"]") || SameCause(expected, result.Cause) ? null : $"cause is {result.Cause}, but was {Text(expected, "cause")}";
    }

    private static bool SameCause(JsonElement expected, string? actual)
    {
        if (Text(expected, "cause") is not { } cause || actual is null)
            return Text(expected, "cause") == actual;

        return expected.TryGetProperty("causeIsJson", out _) ? Comparison.AreEqual(JsonElement.Parse(cause), JsonElement.Parse(actual)) : Comparison.Matches(cause, actual);
    }

    private static string? Text(JsonElement value, string name) => value.TryGetProperty(name, out var text) ? text.GetString() : null;
}
