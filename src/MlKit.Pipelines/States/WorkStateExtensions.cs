using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.Retries;

namespace MlKit.Pipelines.States;

/// <summary>Changes Task, Parallel and Map states by copying them, each keeping its own type.</summary>
public static class WorkStateExtensions
{
    /// <summary>Sets what is made of the result (JSONPath).</summary>
    /// <typeparam name="TState">The type of the state.</typeparam>
    /// <param name="state">The state.</param>
    /// <param name="selector">What is made of it.</param>
    /// <returns>The changed state.</returns>
    public static TState WithResultSelector<TState>(this TState state, Payload selector)
        where TState : WorkState => state with { ResultSelector = selector };

    /// <summary>Sets where the result is put into the input (JSONPath).</summary>
    /// <typeparam name="TState">The type of the state.</typeparam>
    /// <param name="state">The state.</param>
    /// <param name="path">The path, or <see cref="Asl.Discard"/> to keep the input.</param>
    /// <returns>The changed state.</returns>
    public static TState WithResultPath<TState>(this TState state, Expression path)
        where TState : WorkState => state with { ResultPath = path };

    /// <summary>Sets where the result is put into the input (JSONPath).</summary>
    /// <param name="state">The state.</param>
    /// <param name="path">The path, or <see cref="Asl.Discard"/> to keep the input.</param>
    /// <returns>The changed state.</returns>
    public static PassState WithResultPath(this PassState state, Expression path)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state with { ResultPath = path };
    }

    /// <summary>Adds a retrier.</summary>
    /// <typeparam name="TState">The type of the state.</typeparam>
    /// <param name="state">The state.</param>
    /// <param name="retrier">The retrier.</param>
    /// <returns>The changed state.</returns>
    /// <exception cref="ArgumentNullException">The retrier is <see langword="null"/>.</exception>
    public static TState AddRetry<TState>(this TState state, Retrier retrier)
        where TState : WorkState
    {
        ArgumentNullException.ThrowIfNull(retrier);
        return state with { Retry = state.Retry.IsDefault ? [retrier] : state.Retry.Add(retrier) };
    }

    /// <summary>Adds a catcher.</summary>
    /// <typeparam name="TState">The type of the state.</typeparam>
    /// <param name="state">The state.</param>
    /// <param name="catcher">The catcher.</param>
    /// <returns>The changed state.</returns>
    /// <exception cref="ArgumentNullException">The catcher is <see langword="null"/>.</exception>
    public static TState AddCatch<TState>(this TState state, Catcher catcher)
        where TState : WorkState
    {
        ArgumentNullException.ThrowIfNull(catcher);
        return state with { Catch = state.Catch.IsDefault ? [catcher] : state.Catch.Add(catcher) };
    }

    /// <summary>Sets what the task is called with: <c>Arguments</c> where JSONata is in it, <c>Parameters</c> otherwise.</summary>
    /// <param name="state">The state.</param>
    /// <param name="parameters">The parameters.</param>
    /// <returns>The changed state.</returns>
    public static TaskState WithParameters(this TaskState state, Payload parameters)
    {
        ArgumentNullException.ThrowIfNull(state);
        return UsesJsonata(parameters) || state.QueryLanguage == QueryLanguage.Jsonata ? state with { Arguments = parameters } : state with { Parameters = parameters };
    }

    /// <summary>Sets after which time the task fails with <c>States.Timeout</c>.</summary>
    /// <param name="state">The state.</param>
    /// <param name="timeout">The time, in whole seconds.</param>
    /// <returns>The changed state.</returns>
    public static TaskState WithTimeout(this TaskState state, TimeSpan timeout) => state.WithTimeoutSeconds(WholeSeconds.Of(timeout, nameof(timeout)));

    /// <summary>Sets after which time the task fails with <c>States.Timeout</c>.</summary>
    /// <param name="state">The state.</param>
    /// <param name="seconds">The seconds, or an expression that yields them.</param>
    /// <returns>The changed state.</returns>
    public static TaskState WithTimeoutSeconds(this TaskState state, ValueOf<long> seconds)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state with { TimeoutSeconds = seconds };
    }

    /// <summary>Sets after which time without a heartbeat the task fails with <c>States.HeartbeatTimeout</c>.</summary>
    /// <param name="state">The state.</param>
    /// <param name="seconds">The seconds, or an expression that yields them.</param>
    /// <returns>The changed state.</returns>
    public static TaskState WithHeartbeatSeconds(this TaskState state, ValueOf<long> seconds)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state with { HeartbeatSeconds = seconds };
    }

    /// <summary>Sets the role the task is called as.</summary>
    /// <param name="state">The state.</param>
    /// <param name="roleArn">The role's ARN, or an expression that yields it.</param>
    /// <returns>The changed state.</returns>
    public static TaskState WithCredentials(this TaskState state, ValueOf<string> roleArn)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state with { Credentials = new Credentials(roleArn) };
    }

    private static bool UsesJsonata(Payload payload) => payload switch
    {
        PayloadExpression expression => expression.Value.Kind == ExpressionKind.Jsonata,
        PayloadObject value => value.Members.Any(member => UsesJsonata(member.Value)),
        PayloadArray array => array.Items.Any(UsesJsonata),
        _ => false,
    };
}
