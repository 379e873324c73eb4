namespace MlKit.Pipelines.Validation;

/// <summary>What is assigned where a state begins: on every way there, and on some. A set is the bits of the variables' numbers, for there may be thousands at thousands of states.</summary>
internal sealed class VariableSets
{
    private const int WordBits = 64;

    private readonly ulong[] _surely;
    private readonly ulong[] _possibly;

    private VariableSets(ulong[] surely, ulong[] possibly)
    {
        _surely = surely;
        _possibly = possibly;
    }

    public static VariableSets None { get; } = new([], []);

    public bool IsSure(int variable) => Contains(_surely, variable);

    public bool IsPossible(int variable) => Contains(_possibly, variable);

    public VariableSets Assign(List<int> variables) => variables.Count == 0 || variables.TrueForAll(IsSure) ? this : new(With(_surely, variables), With(_possibly, variables));

    /// <summary>Returns what holds where two ways meet; the same object where nothing changes.</summary>
    public VariableSets Meet(VariableSets other)
    {
        var surely = Meet(_surely, other._surely, static (own, others) => own & others);
        var possibly = Meet(_possibly, other._possibly, static (own, others) => own | others);
        return ReferenceEquals(surely, _surely) && ReferenceEquals(possibly, _possibly) ? this : new(surely, possibly);
    }

    private static bool Contains(ulong[] set, int variable) => variable / WordBits < set.Length && ((set[variable / WordBits] >> (variable % WordBits)) & 1) != 0;

    private static ulong[] With(ulong[] set, List<int> variables)
    {
        var result = new ulong[Math.Max(set.Length, (variables.Max() / WordBits) + 1)];
        set.CopyTo(result, 0);
        foreach (var variable in variables)
            result[variable / WordBits] |= 1UL << (variable % WordBits);

        return result;
    }

    private static ulong[] Meet(ulong[] own, ulong[] others, Func<ulong, ulong, ulong> join)
    {
        if (ReferenceEquals(own, others))
            return own;

        var length = Math.Max(own.Length, others.Length);
        var result = new ulong[length];
        for (var i = 0; i < length; i++)
            result[i] = join(i < own.Length ? own[i] : 0, i < others.Length ? others[i] : 0);

        return result.AsSpan().TrimEnd(0UL).SequenceEqual(own.AsSpan().TrimEnd(0UL)) ? own : result;
    }
}
