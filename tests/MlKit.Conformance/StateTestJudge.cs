using System.Text.Json;
using MlKit.Pipelines;
using MlKit.Pipelines.Running;
using MlKit.Pipelines.States;

namespace MlKit.Conformance;

/// <summary>Tests a state, and compares the report with AWS's.</summary>
internal static class StateTestJudge
{
    public static string? Judge(ConformanceCase test)
    {
        try
        {
            return Compare(test, new LocalRunner(Options(test)).TestStateAsync(Read(test)).GetAwaiter().GetResult());
        }
        catch (StateTestException e)
        {
            return Text(test.Expected, "error") == e.Code && Text(test.Expected, "cause") == e.Message ? null : $"is refused: {e.Code}: {e.Message}";
        }
    }

    private static LocalRunnerOptions Options(ConformanceCase test) => new()
    {
        Handlers = test.Case.GetProperty("mocks").TryGetProperty("task", out var entries) ? new TaskHandlers().AddState("StateName", new CaseMock(entries)) : new TaskHandlers(),
        AccountId = "111111111111",
    };

    private static StateTest Read(ConformanceCase test)
    {
        var request = test.Case.GetProperty("request");
        var read = test.Case.GetProperty("definition").TryGetProperty("States", out _)
            ? StateTest.Of(StateMachine.Parse(test.Definition), Text(request, "stateName") ?? StateMachine.Parse(test.Definition).StartAt!)
            : StateTest.Of(State.Parse("StateName", test.Definition));
        var mock = request.TryGetProperty("mock", out var given) ? given : default;
        return read with
        {
            Input = test.Case.GetProperty("input"),
            Mock = mock.ValueKind == JsonValueKind.Object ? ReadMock(mock) : null,
            FieldValidation = mock.ValueKind == JsonValueKind.Object && Text(mock, "fieldValidationMode") is { } mode ? Enum.Parse<FieldValidationMode>(mode, ignoreCase: true) : default,
            Context = request.TryGetProperty("context", out var context) ? context : null,
            RevealSecrets = request.TryGetProperty("revealSecrets", out var reveal) && reveal.GetBoolean(),
            RetrierRetryCount = Configured(request, "retrierRetryCount") ?? 0,
            MapIterationFailureCount = Configured(request, "mapIterationFailureCount"),
            Variables = request.TryGetProperty("variables", out var variables) ? variables.EnumerateObject().ToDictionary(field => field.Name, field => field.Value) : new Dictionary<string, JsonElement>(),
        };
    }

    private static MockResponse ReadMock(JsonElement mock) =>
        mock.TryGetProperty("result", out var result) ? MockResponse.Return(result) : MockResponse.Throw(Text(mock.GetProperty("errorOutput"), "error"), Text(mock.GetProperty("errorOutput"), "cause"));

    private static int? Configured(JsonElement request, string name) =>
        request.TryGetProperty("stateConfiguration", out var configuration) && configuration.TryGetProperty(name, out var value) ? value.GetInt32() : null;

    private static string? Compare(ConformanceCase test, StateTestResult result)
    {
        var ignored = test.Case.GetProperty("ignore").EnumerateArray().Select(path => path.GetString()!).ToHashSet();
        var level = Text(test.Case.GetProperty("request"), "inspectionLevel");
        return Comparison.FirstDifference(test.Expected, ToJson(result, withInspection: level is "DEBUG" or "TRACE"), "$", ignored);
    }

    private static JsonElement ToJson(StateTestResult result, bool withInspection)
    {
        var status = result.Status == StateTestStatus.CaughtError ? "CAUGHT_ERROR" : result.Status.ToString().ToUpperInvariant();
        var report = new Dictionary<string, object?> { ["status"] = status, ["output"] = result.Output, ["error"] = result.Error, ["cause"] = result.Cause, ["nextState"] = result.NextState, ["inspectionData"] = withInspection ? result.InspectionData : null };
        return JsonSerializer.SerializeToElement(report.Where(field => field.Value is not null).ToDictionary());
    }

    private static string? Text(JsonElement value, string name) => value.TryGetProperty(name, out var text) ? text.GetString() : null;
}
