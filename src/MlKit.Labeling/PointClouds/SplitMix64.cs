namespace MlKit.Labeling.PointClouds;

/// <summary>Draws numbers that depend on nothing but the seed: <see cref="Random"/> promises no such thing from one .NET version to the next.</summary>
/// <remarks>See Steele, Lea and Flood, "Fast splittable pseudorandom number generators", https://doi.org/10.1145/2660193.2660195.</remarks>
internal struct SplitMix64(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>Draws one of 0 to <paramref name="count"/> - 1; none of them is likelier than another by more than 2^-33.</summary>
    public int Next(int count) => (int)Math.BigMul(Next(), (ulong)count, out _);
}
