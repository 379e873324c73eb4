using System.Collections.Immutable;
using System.Text.Json;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.Permissions;

/// <summary>A policy: what is allowed, and why.</summary>
/// <param name="Permissions">The permissions.</param>
public sealed record IamPolicy(ImmutableArray<Permission> Permissions)
{
    private const string Version = "2012-10-17";

    /// <summary>Gets what a policy that was read denies, whatever else allows it.</summary>
    /// <value>The default is none; a policy made of a workflow denies nothing.</value>
    public ImmutableArray<Permission> Denied { get; init; } = [];

    /// <summary>Gets what the policy cannot say exactly, or what could not be read of it, in full sentences.</summary>
    /// <value>The default is none.</value>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>Reads a policy document.</summary>
    /// <param name="json">The document.</param>
    /// <returns>The policy; statements with <c>NotAction</c> or <c>NotResource</c>, and those that allow under several conditions, are left out, and are among its <see cref="Warnings"/>.</returns>
    /// <exception cref="Validation.DefinitionException">The text is not JSON.</exception>
    public static IamPolicy Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return PolicyReader.Read(JsonText.Parse(json));
    }

    /// <summary>Returns the policy document, actions on the same resources in one statement.</summary>
    /// <param name="indented">Whether to write it on several lines.</param>
    /// <returns>The JSON.</returns>
    public string ToJson(bool indented = true) => JsonText.Write(json => Write(json, inTemplate: false), indented);

    /// <summary>Returns what an existing policy lacks to allow all this one does, or denies of it.</summary>
    /// <param name="existing">The existing policy. A denial under a condition is taken for one that applies.</param>
    /// <returns>The missing permissions, each with its reason.</returns>
    /// <exception cref="ArgumentNullException">The policy is <see langword="null"/>.</exception>
    public ImmutableArray<Permission> MissingFrom(IamPolicy existing)
    {
        ArgumentNullException.ThrowIfNull(existing);
        return [.. Permissions.Where(needed => !existing.Permissions.Any(allowed => PermissionMatch.Covers(allowed, needed)) || existing.Denied.Any(denied => PermissionMatch.Overlaps(denied, needed)))];
    }

    /// <summary>Returns every permission with the states it is for and its reason, a line each.</summary>
    /// <returns>The lines.</returns>
    public string Explain() => string.Join('\n', Permissions.Select(permission => $"{permission.Action} on {permission.Resource}{(permission.States.IsEmpty ? "" : $" ({string.Join(", ", permission.States)})")}: {permission.Reason}"));

    internal void Write(Utf8JsonWriter json, bool inTemplate)
    {
        json.WriteStartObject();
        json.WriteString("Version", Version);
        json.WriteStartArray("Statement");
        foreach (var statement in PolicyStatement.Group(Permissions))
            statement.Write(json, "Allow", inTemplate);

        foreach (var statement in PolicyStatement.Group(Denied))
            statement.Write(json, "Deny", inTemplate);

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
