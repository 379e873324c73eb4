using System.Collections.Immutable;

namespace MlKit.Pipelines.Executions;

/// <summary>How far an execution is, and what its jobs have cost.</summary>
public sealed record ExecutionProgress
{
    /// <summary>Gets how many states have been entered, each counted once.</summary>
    public int StatesEntered { get; init; }

    /// <summary>Gets how many states the definition has, without those of distributed Maps, which run in executions of their own.</summary>
    /// <value>It is <see langword="null"/> where <see cref="WatchOptions.Definition"/> is.</value>
    public int? StatesKnown { get; init; }

    /// <summary>Gets what the instances of the jobs have cost so far, in the currency of <see cref="WatchOptions.PricesPerHour"/>.</summary>
    /// <value>It is <see langword="null"/> where there are no prices.</value>
    public decimal? Cost { get; init; }

    /// <summary>Gets the instance types that jobs run on and that have no price; with any, <see cref="Cost"/> is too low.</summary>
    /// <value>The default is none.</value>
    public ImmutableArray<string> UnpricedInstanceTypes { get; init; } = [];
}
