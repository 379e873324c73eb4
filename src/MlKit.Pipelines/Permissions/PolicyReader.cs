using System.Text.Json;

namespace MlKit.Pipelines.Permissions;

/// <summary>Reads policy documents.</summary>
internal static class PolicyReader
{
    public static IamPolicy Read(JsonElement document)
    {
        if (document.ValueKind != JsonValueKind.Object || !document.TryGetProperty("Statement", out var statements))
            return new IamPolicy([]);

        return new IamPolicy([.. Items(statements).Where(statement => statement.ValueKind == JsonValueKind.Object).SelectMany(ReadStatement)]);
    }

    private static IEnumerable<Permission> ReadStatement(JsonElement statement)
    {
        if (!statement.TryGetProperty("Effect", out var effect) || effect.ValueKind != JsonValueKind.String || effect.GetString() != "Allow")
            return [];

        if (!statement.TryGetProperty("Action", out var actions) || !statement.TryGetProperty("Resource", out var resources))
            return [];

        // With several conditions all must hold, and none that is needed has several: such a statement allows nothing for sure.
        var conditions = ReadConditions(statement).ToList();
        if (conditions.Count > 1)
            return [];

        return Texts(actions).SelectMany(action => Texts(resources).Select(resource => new Permission(action, resource, "") { Condition = conditions.FirstOrDefault() }));
    }

    private static IEnumerable<PermissionCondition> ReadConditions(JsonElement statement)
    {
        if (!statement.TryGetProperty("Condition", out var condition) || condition.ValueKind != JsonValueKind.Object)
            yield break;

        foreach (var comparison in condition.EnumerateObject().Where(comparison => comparison.Value.ValueKind == JsonValueKind.Object))
        {
            foreach (var key in comparison.Value.EnumerateObject())
                yield return new PermissionCondition(comparison.Name, key.Name, string.Join(',', Texts(key.Value)));
        }
    }

    private static IEnumerable<string> Texts(JsonElement value) => Items(value).Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!);

    private static IEnumerable<JsonElement> Items(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            yield return value;
            yield break;
        }

        foreach (var item in value.EnumerateArray())
            yield return item;
    }
}
