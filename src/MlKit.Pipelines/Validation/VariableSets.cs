using System.Collections.Immutable;

namespace MlKit.Pipelines.Validation;

/// <summary>The variables that are assigned at some place of a workflow.</summary>
/// <param name="Surely">Those assigned on every way there.</param>
/// <param name="Possibly">Those assigned on some way there.</param>
internal sealed record VariableSets(ImmutableHashSet<string> Surely, ImmutableHashSet<string> Possibly)
{
    public static VariableSets None { get; } = new([], []);

    public VariableSets Assign(IReadOnlyCollection<string> names) => names.Count == 0 ? this : new(Surely.Union(names), Possibly.Union(names));

    /// <summary>Returns what holds where two ways meet; the same object where nothing changes.</summary>
    public VariableSets Meet(VariableSets other)
    {
        var surely = ReferenceEquals(Surely, other.Surely) ? Surely : Surely.Intersect(other.Surely);
        var possibly = ReferenceEquals(Possibly, other.Possibly) ? Possibly : Possibly.Union(other.Possibly);
        return surely.Count == Surely.Count && possibly.Count == Possibly.Count ? this : new(surely, possibly);
    }
}
