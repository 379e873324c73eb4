using Amazon.StepFunctions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.Validation;

namespace MlKit.Pipelines.Deployment;

/// <summary>Brings workflows to AWS: creates a state machine or changes what differs, publishes versions, moves aliases. What is there already is left alone.</summary>
/// <example>
/// <code>
/// var deployer = new StateMachineDeployer(stepFunctions);
/// var plan = await deployer.PlanAsync(machine, new DeploymentOptions { RoleArn = role, Alias = "live", AliasWeight = 10 }, cancellationToken);
/// Console.WriteLine(plan);
/// var result = await deployer.ApplyAsync(plan, cancellationToken);
/// </code>
/// </example>
public sealed class StateMachineDeployer
{
    private readonly IAmazonStepFunctions _client;
    private readonly MachineReader _reader;
    private readonly ILogger _logger;

    /// <summary>Makes a deployer.</summary>
    /// <param name="client">The client it sends with; it stays the caller's.</param>
    /// <param name="logger">Gets a message for each plan and each deployment.</param>
    /// <exception cref="ArgumentNullException">The client is <see langword="null"/>.</exception>
    public StateMachineDeployer(IAmazonStepFunctions client, ILogger<StateMachineDeployer>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        _client = client;
        _reader = new MachineReader(client);
        _logger = logger ?? NullLogger<StateMachineDeployer>.Instance;
    }

    /// <summary>Finds a state machine.</summary>
    /// <param name="nameOrArn">Its name, or its ARN.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The ARN, or <see langword="null"/> where there is none in the client's account and region.</returns>
    /// <exception cref="ArgumentException">The text is empty, or an ARN of something else or of another region.</exception>
    /// <exception cref="PipelineServiceException">AWS refused a call, or was not reached.</exception>
    public async Task<string?> FindAsync(string nameOrArn, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(nameOrArn);
        if (!nameOrArn.Contains(':', StringComparison.Ordinal))
            return await _reader.FindAsync(nameOrArn, cancellationToken).ConfigureAwait(false);

        Arn.StateMachine(nameOrArn, _client.Config, nameof(nameOrArn));
        return (await _reader.DescribeAsync(nameOrArn, cancellationToken).ConfigureAwait(false))?.StateMachineArn;
    }

    /// <summary>Compares a workflow with what is on AWS. Nothing is changed.</summary>
    /// <param name="machine">The workflow; its name is that of the state machine.</param>
    /// <param name="options">How it is to stand there.</param>
    /// <param name="cancellationToken">Ends the comparison.</param>
    /// <returns>What <see cref="ApplyAsync"/> would do.</returns>
    /// <exception cref="DefinitionException">The definition has errors; then nothing was sent but, where asked for, the definition to be checked.</exception>
    /// <exception cref="ArgumentException">An option breaks a rule of AWS, or the state machine is of the other type.</exception>
    /// <exception cref="PipelineServiceException">AWS refused a call, or was not reached.</exception>
    public async Task<DeploymentPlan> PlanAsync(StateMachine machine, DeploymentOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(machine);
        ArgumentNullException.ThrowIfNull(options);
        DeploymentRules.Check(machine.Name, options);
        if (options.StateMachineArn is { } given)
            Arn.StateMachine(given, _client.Config, nameof(options), canBeQualified: false);

        ThrowIfWrong(machine.Validate(options.Type));
        using var activity = PipelineTelemetry.Start(PipelineTelemetry.PlanActivity, PipelineTelemetry.MachineTag, machine.Name);
        if (options.ValidateOnAws)
            ThrowIfWrong(await RemoteValidation.CheckAsync(_client, machine, options, cancellationToken).ConfigureAwait(false));

        var deployed = await _reader.ReadAsync(machine.Name, options, cancellationToken).ConfigureAwait(false);
        if (deployed?.Description.Type is { } type && type != DeploymentPlanner.TypeOf(options))
            throw new ArgumentException($"Type: must stay {type}, as it is of '{deployed.Arn}', but was {DeploymentPlanner.TypeOf(options)}. Give the workflow another name, or delete the state machine first.", nameof(options));

        var plan = new DeploymentPlanner(machine, options, deployed).Plan();
        Log.Planned(_logger, plan.Changes.Length, plan.Name);
        return plan;
    }

    /// <summary>Does what a plan says. After a failure, make a new plan: what was done already is not in it.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="cancellationToken">Ends the deployment between two calls, or within one.</param>
    /// <returns>What stands on AWS; for an empty plan, without a call.</returns>
    /// <exception cref="ArgumentNullException">The plan is <see langword="null"/>.</exception>
    /// <exception cref="PipelineServiceException">The state machine has changed since the plan was made, AWS refused a call, or was not reached.</exception>
    public async Task<DeploymentResult> ApplyAsync(DeploymentPlan plan, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        using var activity = PipelineTelemetry.Start(PipelineTelemetry.DeployActivity, PipelineTelemetry.MachineTag, plan.Name);
        if (activity?.IsAllDataRequested is true)
            activity.SetTag(PipelineTelemetry.ChangesTag, plan.Changes.Length);

        var result = await new DeploymentSteps(_client, _reader, plan).RunAsync(cancellationToken).ConfigureAwait(false);
        PipelineTelemetry.Changes.Add(plan.Changes.Length);
        Log.Deployed(_logger, plan.Changes.Length, plan.Name);
        return result;
    }

    /// <summary>Plans and applies.</summary>
    /// <param name="machine">The workflow; its name is that of the state machine.</param>
    /// <param name="options">How it is to stand on AWS.</param>
    /// <param name="cancellationToken">Ends the deployment.</param>
    /// <returns>What stands on AWS, and what was done.</returns>
    /// <exception cref="DefinitionException">The definition has errors.</exception>
    /// <exception cref="ArgumentException">An option breaks a rule of AWS, or the state machine is of the other type.</exception>
    /// <exception cref="PipelineServiceException">AWS refused a call, or was not reached.</exception>
    public async Task<DeploymentResult> DeployAsync(StateMachine machine, DeploymentOptions options, CancellationToken cancellationToken = default) =>
        await ApplyAsync(await PlanAsync(machine, options, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    private static void ThrowIfWrong(IEnumerable<DefinitionIssue> issues)
    {
        DefinitionIssue[] errors = [.. issues.Where(issue => issue.Severity == IssueSeverity.Error)];
        if (errors.Length > 0)
            throw new DefinitionException([.. errors]);
    }
}
