namespace MlKit.Pipelines.Permissions;

/// <summary>Collects what states need, each permission once with all its states.</summary>
internal sealed class PermissionCollector(AwsScope scope)
{
    private readonly List<Permission> _permissions = [];
    private readonly List<string> _warnings = [];

    public AwsScope Scope { get; } = scope;

    /// <summary>Gets or sets the name of the state that is looked at.</summary>
    public string State { get; set; } = "";

    public IamPolicy ToPolicy() => new([.. _permissions]) { Warnings = [.. _warnings] };

    public void Add(string action, string resource, string reason, PermissionCondition? condition = null)
    {
        var index = _permissions.FindIndex(known => known.Action == action && known.Resource == resource && known.Condition == condition);
        if (index < 0)
            _permissions.Add(new Permission(action, resource, reason) { Condition = condition, States = State.Length == 0 ? [] : [State] });
        else if (!_permissions[index].States.Contains(State))
            _permissions[index] = _permissions[index] with { States = _permissions[index].States.Add(State) };
    }

    public void Warn(string warning)
    {
        if (!_warnings.Contains(warning))
            _warnings.Add(warning);
    }
}
