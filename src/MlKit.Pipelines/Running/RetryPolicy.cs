using System.Collections.Immutable;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.Retries;

namespace MlKit.Pipelines.Running;

/// <summary>Counts the retries of one visit and says how long the next one waits: https://states-language.net/spec.html#retrying-after-error.</summary>
internal sealed class RetryPolicy(ImmutableArray<Retrier> retriers)
{
    private const long DefaultAttempts = 3;
    private const decimal DefaultRate = 2;

    private readonly long[] _used = retriers.IsDefaultOrEmpty ? [] : new long[retriers.Length];

    /// <summary>Gets the index of the retrier that was used last.</summary>
    public int LastIndex { get; private set; } = -1;

    /// <summary>Returns the delay before the next attempt, or <see langword="null"/> where there is none.</summary>
    public TimeSpan? Next(StateFailureException failure, Randomness randomness)
    {
        for (var i = 0; i < _used.Length; i++)
        {
            if (!ErrorMatching.Matches(retriers[i].ErrorEquals, failure))
                continue;

            if (_used[i] >= (retriers[i].MaxAttempts ?? DefaultAttempts))
                return null;

            LastIndex = i;
            var delay = Delay(retriers[i], _used[i]++);
            return retriers[i].JitterStrategy == JitterStrategy.Full ? delay * randomness.NextFraction() : delay;
        }

        return null;
    }

    /// <summary>Counts attempts that were made before this visit was made up.</summary>
    public void Assume(long used) => Array.Fill(_used, used);

    private static TimeSpan Delay(Retrier retrier, long used)
    {
        var seconds = (retrier.IntervalSeconds ?? 1) * Math.Pow((double)(retrier.BackoffRate ?? DefaultRate), used);
        return TimeSpan.FromSeconds(Math.Min(seconds, retrier.MaxDelaySeconds ?? int.MaxValue));
    }
}
