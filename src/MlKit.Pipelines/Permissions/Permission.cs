using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace MlKit.Pipelines.Permissions;

/// <summary>One action on one resource, and why a workflow needs it.</summary>
/// <param name="Action">The action, such as <c>sagemaker:StopProcessingJob</c>.</param>
/// <param name="Resource">The ARN it is allowed on, with <c>*</c> for what is known only when the workflow runs.</param>
/// <param name="Reason">What would happen without it, without a full stop; empty in a policy that was read.</param>
[SuppressMessage("Naming", "CA1711", Justification = "The rule means the base library's old permissions; IAM's word is this one.")]
public sealed record Permission(string Action, string Resource, string Reason)
{
    /// <summary>Gets the condition under which it is allowed.</summary>
    /// <value>The default is <see langword="null"/>: always.</value>
    public PermissionCondition? Condition { get; init; }

    /// <summary>Gets the names of the states it is for.</summary>
    /// <value>The default is none.</value>
    public ImmutableArray<string> States { get; init; } = [];

    /// <summary>Returns the permission in words: <c>sagemaker:StopProcessingJob: reason</c>.</summary>
    /// <returns>The line.</returns>
    public override string ToString() => Reason.Length == 0 ? $"{Action} on {Resource}" : $"{Action}: {Reason}";
}
