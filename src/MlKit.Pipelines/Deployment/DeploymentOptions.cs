namespace MlKit.Pipelines.Deployment;

/// <summary>Says how a workflow stands on AWS. What is <see langword="null"/> stays there as it is.</summary>
public sealed record DeploymentOptions
{
    /// <summary>Gets the role the workflow runs as; <see cref="StateMachine.ToExecutionPolicy"/> says what it must be allowed to do.</summary>
    public required string RoleArn { get; init; }

    /// <summary>Gets the kind of the state machine, which cannot change once it exists.</summary>
    /// <value>The default is <see cref="StateMachineType.Standard"/>.</value>
    public StateMachineType Type { get; init; }

    /// <summary>Gets the ARN of the state machine.</summary>
    /// <value>The default is <see langword="null"/>: it is looked for by the name of the workflow.</value>
    public string? StateMachineArn { get; init; }

    /// <summary>Gets what is logged.</summary>
    /// <value>The default is <see langword="null"/>: as it is; nothing for a new state machine.</value>
    public ExecutionLogging? Logging { get; init; }

    /// <summary>Gets whether executions are traced with X-Ray.</summary>
    /// <value>The default is <see langword="null"/>: as it is; not for a new state machine.</value>
    public bool? IsTracingEnabled { get; init; }

    /// <summary>Gets tags, at most 50. Other tags of the state machine stay.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets whether what is deployed becomes a version, unless it is one already.</summary>
    /// <value>The default is <see langword="false"/>; an <see cref="Alias"/> always needs one.</value>
    public bool PublishVersion { get; init; }

    /// <summary>Gets the description of the version, at most 256 characters.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public string? VersionDescription { get; init; }

    /// <summary>Gets the alias that is to lead to the version.</summary>
    /// <value>The default is <see langword="null"/>: no alias is touched.</value>
    public string? Alias { get; init; }

    /// <summary>Gets how many percent of the executions that are started by the alias run the version, 1 to 100; the others run the one that had most until now.</summary>
    /// <value>The default is 100.</value>
    public int AliasWeight { get; init; } = 100;

    /// <summary>Gets whether AWS checks the definition, too, before anything is changed.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool ValidateOnAws { get; init; }

    internal bool NeedsVersion => PublishVersion || Alias is not null;
}
