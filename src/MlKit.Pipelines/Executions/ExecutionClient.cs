using Amazon.CloudWatchLogs;
using Amazon.SageMaker;
using Amazon.StepFunctions;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.Executions;

/// <summary>Starts, follows and stops executions of Standard workflows on AWS. It can be used by many threads at once.</summary>
/// <example>
/// <code>
/// var client = new ExecutionClient(stepFunctions, sageMaker, logs);
/// var started = await client.StartAsync(machineArn, """{"date":"2026-11-26"}""", cancellationToken: cancellationToken);
/// await foreach (var told in client.WatchAsync(started.ExecutionArn, new WatchOptions { Definition = machine }, cancellationToken))
/// {
///     if (told is JobLogEvent line)
///         Console.WriteLine($"{line.StateName}: {line.Message}");
/// }
/// </code>
/// </example>
public sealed class ExecutionClient
{
    private readonly ExecutionServices _services;

    /// <summary>Makes a client of the caller's clients, which stay the caller's.</summary>
    /// <param name="stepFunctions">Starts, describes and stops executions.</param>
    /// <param name="sageMaker">Describes and stops the jobs that states run; without it, jobs are not followed.</param>
    /// <param name="logs">Reads what the containers of the jobs write; without it, logs are not followed.</param>
    /// <param name="options">How often to look, the clock and the log.</param>
    /// <exception cref="ArgumentNullException">The client of Step Functions is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An interval of the options is too short.</exception>
    public ExecutionClient(IAmazonStepFunctions stepFunctions, IAmazonSageMaker? sageMaker = null, IAmazonCloudWatchLogs? logs = null, ExecutionClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stepFunctions);
        options ??= new ExecutionClientOptions();
        options.Check();
        _services = new ExecutionServices(stepFunctions, sageMaker, logs, options);
    }

    /// <summary>Starts an execution.</summary>
    /// <param name="stateMachineArn">The ARN of the state machine, of a version or of an alias.</param>
    /// <param name="input">The input, JSON of at most 262,144 bytes.</param>
    /// <param name="options">Its name, and what to do where it exists; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the call; the execution may have been started.</param>
    /// <returns>The execution. A second call with the same name and input gives the same one while it runs.</returns>
    /// <exception cref="ArgumentException">The ARN is another one or of another region, the input is not JSON or too long, or the name has a forbidden character.</exception>
    /// <exception cref="PipelineServiceException">AWS refused the call, such as for a name that is taken, or was not reached.</exception>
    public Task<StartedExecution> StartAsync(string stateMachineArn, string input = "{}", StartOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new StartOptions();
        var machine = Arn.StateMachine(stateMachineArn, _services.StepFunctions.Config, nameof(stateMachineArn));
        ExecutionRules.CheckInput(input, nameof(input));
        ExecutionRules.CheckName(options.Name, nameof(options));
        return ExecutionStarter.StartAsync(_services, machine, input, options, cancellationToken);
    }

    /// <summary>Waits for the end of an execution.</summary>
    /// <param name="executionArn">Its ARN.</param>
    /// <param name="cancellationToken">Ends the wait; the execution goes on.</param>
    /// <returns>The execution, whether it succeeded or not.</returns>
    /// <exception cref="ArgumentException">The ARN is another one, of another region, or of an Express workflow.</exception>
    /// <exception cref="PipelineServiceException">AWS refused a call, throttled too often, or was not reached.</exception>
    public Task<ExecutionDescription> WaitAsync(string executionArn, CancellationToken cancellationToken = default)
    {
        Check(executionArn);
        return ExecutionReader.WaitAsync(_services, executionArn, cancellationToken);
    }

    /// <summary>Follows an execution: its history, the jobs its states run and what their containers write, merged as they are seen.</summary>
    /// <param name="executionArn">Its ARN.</param>
    /// <param name="options">What to tell, and where to go on; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends it at once; <see cref="WatchOptions.OnCancel"/> says what happens to the execution.</param>
    /// <returns>The events; the last one is an <see cref="ExecutionEndedEvent"/>. Each enumeration begins anew.</returns>
    /// <exception cref="ArgumentException">The ARN is another one, of another region, or of an Express workflow.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="OperationCanceledException">While enumerating: it was cancelled, and what was to be stopped is.</exception>
    /// <exception cref="PipelineServiceException">While enumerating: AWS refused a call, throttled too often, or was not reached; or it was cancelled, and what was to be stopped could not be.</exception>
    /// <remarks>
    /// Executions that others start, those of nested workflows and of distributed Maps, are not followed, and neither are tuning and labeling jobs. Whoever leaves the loop without a cancellation leaves the execution as it is.
    /// </remarks>
    public IAsyncEnumerable<ExecutionEvent> WatchAsync(string executionArn, WatchOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new WatchOptions();
        options.Check();
        Check(executionArn);
        return ExecutionWatch.FollowAsync(_services, executionArn, options, cancellationToken);
    }

    /// <summary>Stops an execution.</summary>
    /// <param name="executionArn">Its ARN.</param>
    /// <param name="options">Why, and whether its jobs are stopped; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the calls; what was stopped stays so.</param>
    /// <returns>When it stopped, and the jobs that were told to stop. Where it had ended already, the time of its end.</returns>
    /// <exception cref="ArgumentException">The ARN is another one, of another region, or of an Express workflow.</exception>
    /// <exception cref="PipelineServiceException">AWS refused a call, or was not reached.</exception>
    public Task<StoppedExecution> StopAsync(string executionArn, StopOptions? options = null, CancellationToken cancellationToken = default)
    {
        Check(executionArn);
        return ExecutionStopper.StopAsync(_services, executionArn, options ?? new StopOptions(), cancellationToken);
    }

    private void Check(string executionArn) => Arn.Execution(executionArn, _services.StepFunctions.Config, nameof(executionArn));
}
