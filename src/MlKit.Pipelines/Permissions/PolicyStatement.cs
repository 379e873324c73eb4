using System.Collections.Immutable;
using System.Text.Json;

namespace MlKit.Pipelines.Permissions;

/// <summary>Actions that are allowed, or denied, on the same resources under the same condition.</summary>
internal sealed record PolicyStatement(ImmutableArray<string> Actions, ImmutableArray<string> Resources, PermissionCondition? Condition)
{
    public static IEnumerable<PolicyStatement> Group(ImmutableArray<Permission> permissions)
    {
        var byResource = permissions.GroupBy(permission => (permission.Resource, permission.Condition))
            .Select(group => (group.Key, Actions: string.Join('\n', group.Select(permission => permission.Action).Distinct().Order(StringComparer.Ordinal))));
        return byResource.GroupBy(entry => (entry.Actions, entry.Key.Condition))
            .Select(group => new PolicyStatement([.. group.Key.Actions.Split('\n')], [.. group.Select(entry => entry.Key.Resource).Order(StringComparer.Ordinal)], group.Key.Condition));
    }

    public void Write(Utf8JsonWriter json, string effect, bool inTemplate)
    {
        json.WriteStartObject();
        json.WriteString("Effect", effect);
        WriteList(json, "Action", Actions, inTemplate);
        WriteList(json, "Resource", Resources, inTemplate);
        if (Condition is not null)
        {
            json.WriteStartObject(nameof(Condition));
            json.WriteStartObject(Condition.Operator);
            json.WritePropertyName(Condition.Key);
            WriteText(json, Condition.Value, inTemplate);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, string name, ImmutableArray<string> values, bool inTemplate)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            WriteText(json, value, inTemplate);

        json.WriteEndArray();
    }

    /// <summary>In a template, ARNs name the stack's own account and region.</summary>
    private static void WriteText(Utf8JsonWriter json, string value, bool inTemplate)
    {
        // Elsewhere this is a variable of IAM, such as ${aws:username}.
        if (!inTemplate || !value.Contains("${", StringComparison.Ordinal))
        {
            json.WriteStringValue(value);
            return;
        }

        json.WriteStartObject();
        json.WriteString("Fn::Sub", value);
        json.WriteEndObject();
    }
}
