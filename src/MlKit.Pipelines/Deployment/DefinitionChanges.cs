using System.Text.Json;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.Validation;

namespace MlKit.Pipelines.Deployment;

/// <summary>Says in which states two definitions differ. Text that differs only in its layout is the same definition.</summary>
internal static class DefinitionChanges
{
    private const string States = "States";

    /// <summary>Returns what changes, or <see langword="null"/> for nothing.</summary>
    public static string? Between(string? before, string after)
    {
        if (Read(before) is not { } old)
            return "the present one cannot be read";

        var now = JsonText.Parse(after);
        if (JsonElement.DeepEquals(old, now))
            return null;

        var changes = Members(old, now, "field").Concat(Members(Scope(old), Scope(now), "state"));
        return string.Join(", ", changes);
    }

    private static JsonElement? Read(string? json)
    {
        try
        {
            return json is not null && JsonText.Parse(json) is { ValueKind: JsonValueKind.Object } root ? root : null;
        }
        catch (DefinitionException)
        {
            return null;
        }
    }

    private static JsonElement? Scope(JsonElement? machine) => machine?.TryGetProperty(States, out var states) is true && states.ValueKind == JsonValueKind.Object ? states : null;

    private static IEnumerable<string> Members(JsonElement? old, JsonElement? now, string kind)
    {
        var before = Named(old, kind);
        var after = Named(now, kind);
        foreach (var (name, value) in after)
        {
            if (!before.TryGetValue(name, out var former))
                yield return $"{kind} '{name}' added";
            else if (!JsonElement.DeepEquals(former, value))
                yield return $"{kind} '{name}' changed";
        }

        foreach (var name in before.Keys.Where(name => !after.ContainsKey(name)))
            yield return $"{kind} '{name}' removed";
    }

    private static Dictionary<string, JsonElement> Named(JsonElement? value, string kind) =>
        value?.EnumerateObject().Where(member => kind == "state" || member.Name != States).ToDictionary(member => member.Name, member => member.Value) ?? [];
}
