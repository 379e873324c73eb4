using System.Collections.Immutable;
using System.Text.Json;

namespace MlKit.Pipelines.Permissions;

/// <summary>Reads policy documents.</summary>
internal static class PolicyReader
{
    private const string Allow = "Allow";
    private const string Deny = "Deny";

    public static IamPolicy Read(JsonElement document)
    {
        if (document.ValueKind != JsonValueKind.Object || !document.TryGetProperty("Statement", out var statements))
            return new IamPolicy([]);

        var allowed = ImmutableArray.CreateBuilder<Permission>();
        var denied = ImmutableArray.CreateBuilder<Permission>();
        var warnings = ImmutableArray.CreateBuilder<string>();
        foreach (var (index, statement) in Items(statements).Index())
        {
            var effect = Effect(statement);
            if (effect is null)
                continue;

            if (Unread(statement, effect) is { } part)
                warnings.Add($"Statement {index + 1} was left out, since {part}: what it {(effect == Deny ? "denies" : "allows")} is not known here.");
            else
                (effect == Deny ? denied : allowed).AddRange(ReadStatement(statement));
        }

        return new IamPolicy(allowed.ToImmutable()) { Denied = denied.ToImmutable(), Warnings = warnings.ToImmutable() };
    }

    private static string? Effect(JsonElement statement) =>
        statement.ValueKind == JsonValueKind.Object && statement.TryGetProperty("Effect", out var effect) && effect.ValueKind == JsonValueKind.String && effect.GetString() is (Allow or Deny) and var text ? text : null;

    private static string? Unread(JsonElement statement, string effect)
    {
        if (!statement.TryGetProperty("Action", out _) || !statement.TryGetProperty("Resource", out _))
            return "it has no Action or no Resource";

        // All conditions must hold, and no permission that is needed has several: such a statement allows nothing for sure.
        return effect == Allow && ReadConditions(statement).Take(2).Count() > 1 ? "it has several conditions" : null;
    }

    private static IEnumerable<Permission> ReadStatement(JsonElement statement)
    {
        var condition = ReadConditions(statement).FirstOrDefault();
        return Texts(statement.GetProperty("Action"))
            .SelectMany(action => Texts(statement.GetProperty("Resource")).Select(resource => new Permission(action, resource, "") { Condition = condition }));
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
