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
            "Task" => TaskState.Read(name, reader),
            "Pass" => PassState.Read(name, reader),
            "Choice" => ChoiceState.Read(name, reader),
            "Wait" => WaitState.Read(name, reader),
            "Succeed" => SucceedState.Read(name, reader),
            "Fail" => FailState.Read(name, reader),
            "Parallel" => ParallelState.Read(name, reader),
            "Map" => MapState.Read(name, reader),
            _ => new RawState(name, value),
        };
    }

    private static string? StringField(JsonElement value, string name) =>
        value.TryGetProperty(name, out var field) && field.ValueKind == JsonValueKind.String ? field.GetString() : null;
}
