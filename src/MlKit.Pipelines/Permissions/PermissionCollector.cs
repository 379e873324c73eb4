namespace MlKit.Pipelines.Permissions;

/// <summary>Collects permissions; one that several states need stands once, with all of them.</summary>
internal sealed class PermissionCollector(AwsScope scope)
{
    private readonly OrderedDictionary<(string Action, string Resource, PermissionCondition? Condition), (string Reason, HashSet<string> States)> _permissions = [];
    private readonly OrderedDictionary<string, bool> _warnings = [];

    public AwsScope Scope { get; } = scope;

    /// <summary>Gets or sets the state whose permissions are added; empty for the whole workflow.</summary>
    public string State { get; set; } = "";

    public IamPolicy ToPolicy() => new(
        [.. _permissions.Select(entry => new Permission(entry.Key.Action, entry.Key.Resource, entry.Value.Reason) { Condition = entry.Key.Condition, States = [.. entry.Value.States] })])
    {
        Warnings = [.. _warnings.Keys],
    };

    public void Add(string action, string resource, string reason, PermissionCondition? condition = null)
    {
        if (!_permissions.TryGetValue((action, resource, condition), out var known))
            _permissions[(action, resource, condition)] = known = (reason, []);

        if (State.Length > 0)
            known.States.Add(State);
    }

    public void Warn(string warning) => _warnings.TryAdd(warning, true);
}
