using System.Globalization;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.States;

/// <summary>Waits for some time, or until some time: https://states-language.net/spec.html#wait-state.</summary>
public sealed record WaitState : NextState
{
    private WaitState(string name)
        : base(name)
    {
    }

    internal WaitState(string name, ObjectReader reader)
        : base(name, reader)
    {
        Seconds = reader.TakeIntegerOrExpression("Seconds");
        Timestamp = reader.TakeStringOrExpression("Timestamp");
        Extra = reader.Rest();
    }

    /// <inheritdoc/>
    public override string Type => "Wait";

    /// <summary>Gets how many seconds it waits.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public ValueOf<long>? Seconds { get; init; }

    /// <summary>Gets until when it waits, in the form <c>2026-03-14T01:59:00Z</c>.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public ValueOf<string>? Timestamp { get; init; }

    /// <summary>Makes a state that waits for some time.</summary>
    /// <param name="name">The name of the state.</param>
    /// <param name="seconds">The seconds, at most 99,999,999.</param>
    /// <returns>The state.</returns>
    /// <exception cref="ArgumentException">The name is empty or blank.</exception>
    /// <exception cref="ArgumentNullException">The seconds are <see langword="null"/>.</exception>
    public static WaitState For(string name, ValueOf<long> seconds)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(seconds);
        return new WaitState(name) { Seconds = seconds };
    }

    /// <summary>Makes a state that waits until some time.</summary>
    /// <param name="name">The name of the state.</param>
    /// <param name="timestamp">An expression that yields the time.</param>
    /// <returns>The state.</returns>
    /// <exception cref="ArgumentException">The name is empty or blank.</exception>
    /// <exception cref="ArgumentNullException">The expression is <see langword="null"/>.</exception>
    public static WaitState Until(string name, Expression timestamp)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new WaitState(name) { Timestamp = timestamp };
    }

    /// <summary>Makes a state that waits until some time.</summary>
    /// <param name="name">The name of the state.</param>
    /// <param name="timestamp">The time.</param>
    /// <returns>The state.</returns>
    /// <exception cref="ArgumentException">The name is empty or blank.</exception>
    public static WaitState Until(string name, DateTimeOffset timestamp)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new WaitState(name) { Timestamp = timestamp.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture) };
    }

    private protected override void WriteWork(ObjectWriter writer)
    {
        writer.Write("Seconds", Seconds);
        writer.Write("Timestamp", Timestamp);
    }
}
