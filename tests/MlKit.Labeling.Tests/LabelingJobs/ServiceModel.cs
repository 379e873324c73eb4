using System.Text.Json;
using System.Text.Json.Nodes;

namespace MlKit.Labeling.Tests.LabelingJobs;

/// <summary>Compares requests with the shapes of an AWS service: unknown and missing members, and types.</summary>
internal sealed class ServiceModel(JsonNode model)
{
    public IEnumerable<string> Faults(string shape, JsonNode value) => Struct(shape, value, "$");

    private IEnumerable<string> Struct(string shape, JsonNode value, string path)
    {
        if (value is not JsonObject given)
            return [$"{path} is no structure"];

        var members = model["shapes"]![shape]!["members"]!.AsArray().ToDictionary(member => member!["n"]!.ToString(), member => member!);
        return
        [
            .. given.Where(member => !members.ContainsKey(member.Key)).Select(member => $"{path}.{member.Key} is unknown"),
            .. members.Where(member => member.Value["r"] is not null && !given.ContainsKey(member.Key)).Select(member => $"{path}.{member.Key} is missing"),
            .. given.Where(member => members.ContainsKey(member.Key)).SelectMany(member => Type(members[member.Key]["t"]!, member.Value!, $"{path}.{member.Key}")),
        ];
    }

    private IEnumerable<string> Type(JsonNode type, JsonNode value, string path) => type["k"]!.ToString() switch
    {
        "struct" => Struct(type["name"]!.ToString(), value, path),
        "list" => value is JsonArray items ? items.SelectMany((item, i) => Type(type["of"]!, item!, $"{path}[{i}]")) : [$"{path} is no list"],
        "string" => value.GetValueKind() == JsonValueKind.String ? [] : [$"{path} is no string"],
        "integer" => value.GetValueKind() == JsonValueKind.Number ? [] : [$"{path} is no integer"],
        var kind => throw new NotSupportedException($"{path} is of the kind '{kind}', which these tests do not know."),
    };
}
