using System.Text.Json.Nodes;

namespace MlKit.Pipelines.Deployment;

/// <summary>Says what stands in a CloudFormation template beside the workflow.</summary>
public sealed record CloudFormationOptions
{
    /// <summary>Gets the kind of the state machine.</summary>
    /// <value>The default is <see cref="StateMachineType.Standard"/>.</value>
    public StateMachineType Type { get; init; }

    /// <summary>Gets what replaces <c>${Name}</c> in the definition: a text, or a function such as <c>{"Ref": "Topic"}</c>.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyDictionary<string, JsonNode> Substitutions { get; init; } = new Dictionary<string, JsonNode>();

    /// <summary>Gets how many days the log of executions is kept; <see langword="null"/> for no log.</summary>
    /// <value>The default is 30.</value>
    public int? LogRetentionDays { get; init; } = 30;

    /// <summary>Gets when executions start by themselves, such as <c>rate(1 day)</c>.</summary>
    /// <value>The default is <see langword="null"/>: never.</value>
    public string? Schedule { get; init; }

    /// <summary>Gets the role the workflow runs as, where it exists already.</summary>
    /// <value>The default is <see langword="null"/>: the template makes one, with <see cref="StateMachine.ToExecutionPolicy"/>.</value>
    public string? RoleArn { get; init; }
}
