using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.States;

/// <summary>Calls a service, a function or an activity: https://states-language.net/spec.html#task-state.</summary>
public sealed record TaskState : WorkState
{
    private TaskState(string name)
        : base(name)
    {
    }

    internal TaskState(string name, ObjectReader reader)
        : base(name, reader)
    {
        Resource = reader.TakeString("Resource");
        Arguments = reader.TakePayload("Arguments");
        Credentials = reader.TakeObject("Credentials", Credentials.Read);
        TimeoutSeconds = reader.TakeIntegerOrExpression("TimeoutSeconds");
        HeartbeatSeconds = reader.TakeIntegerOrExpression("HeartbeatSeconds");
        Extra = reader.Rest();
    }

    /// <inheritdoc/>
    public override string Type => "Task";

    /// <summary>Gets what is called, an ARN: a service integration (<c>arn:aws:states:::sns:publish</c>), a Lambda function or an activity.</summary>
    /// <value>It is <see langword="null"/> only in a definition that was read without one.</value>
    public string? Resource { get; init; }

    /// <summary>Gets what the task is called with (JSONata).</summary>
    /// <value>The default is <see langword="null"/>: the input.</value>
    public Payload? Arguments { get; init; }

    /// <summary>Gets the role the task is called as.</summary>
    /// <value>The default is <see langword="null"/>: the machine's own.</value>
    public Credentials? Credentials { get; init; }

    /// <summary>Gets the seconds after which the task fails with <c>States.Timeout</c>.</summary>
    /// <value>The default is <see langword="null"/>: 99,999,999 seconds.</value>
    public ValueOf<long>? TimeoutSeconds { get; init; }

    /// <summary>Gets the seconds without a heartbeat after which the task fails with <c>States.HeartbeatTimeout</c>.</summary>
    /// <value>The default is <see langword="null"/>: none are expected.</value>
    public ValueOf<long>? HeartbeatSeconds { get; init; }

    /// <summary>Makes a task.</summary>
    /// <param name="name">The name of the state.</param>
    /// <param name="resource">What is called, an ARN.</param>
    /// <returns>The state.</returns>
    /// <exception cref="ArgumentException">An argument is empty or blank.</exception>
    public static TaskState Create(string name, string resource)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(resource);
        return new TaskState(name) { Resource = resource };
    }

    private protected override void WriteWork(ObjectWriter writer)
    {
        writer.Write("Resource", Resource);
        base.WriteWork(writer);
    }

    private protected override void WriteOwn(ObjectWriter writer)
    {
        writer.Write("Arguments", Arguments);
        writer.WriteObject("Credentials", Credentials, Credentials.Write);
        writer.Write("TimeoutSeconds", TimeoutSeconds);
        writer.Write("HeartbeatSeconds", HeartbeatSeconds);
    }
}
