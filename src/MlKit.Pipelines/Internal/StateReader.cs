using System.Text.Json;
using MlKit.Pipelines.Choices;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Maps;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Internal;

/// <summary>Reads states by their type.</summary>
internal static class StateReader
{
    public static State Read(string name, JsonElement value, QueryLanguage machineLanguage)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return new RawState(name, value);

        var language = StringField(value, "QueryLanguage") is { } word && FieldNames.QueryLanguages.TryGetValue(word, out var own) ? own : machineLanguage;
        var reader = new ObjectReader(value, language, machineLanguage);
        return StringField(value, "Type") switch
        {
            "Task" => new TaskState(name, reader),
            "Pass" => new PassState(name, reader),
            "Choice" => new ChoiceState(name, reader),
            "Wait" => new WaitState(name, reader),
            "Succeed" => new SucceedState(name, reader),
            "Fail" => new FailState(name, reader),
            "Parallel" => new ParallelState(name, reader),
            "Map" => new MapState(name, reader),
            _ => new RawState(name, value),
        };
    }

    private static string? StringField(JsonElement value, string name) =>
        value.TryGetProperty(name, out var field) && field.ValueKind == JsonValueKind.String ? field.GetString() : null;
}
