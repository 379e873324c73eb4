namespace MlKit.Pipelines.Permissions;

/// <summary>A condition of a policy statement.</summary>
/// <param name="Operator">The comparison, such as <c>StringEquals</c>.</param>
/// <param name="Key">What is compared, such as <c>iam:PassedToService</c>.</param>
/// <param name="Value">With what.</param>
public sealed record PermissionCondition(string Operator, string Key, string Value);
