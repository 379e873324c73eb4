using System.Diagnostics.CodeAnalysis;

namespace MlKit.Pipelines.Internal;

/// <summary>Where the random numbers of an execution come from. Its branches may draw at the same time.</summary>
internal sealed class Randomness(int? seed)
{
    private readonly Lock _lock = new();

    [SuppressMessage("Security", "CA5394", Justification = "Jitter, sample numbers and names keep no secret; a seed makes them repeatable.")]
    private readonly Random _random = seed is { } given ? new Random(given) : new Random();

    /// <summary>Draws a number from the start up to, but without, the end.</summary>
    [SuppressMessage("Security", "CA5394", Justification = "See the field.")]
    public long Next(long start, long end)
    {
        lock (_lock)
            return _random.NextInt64(start, end);
    }

    /// <summary>Draws a number from 0 up to, but without, 1.</summary>
    [SuppressMessage("Security", "CA5394", Justification = "See the field.")]
    public double NextFraction()
    {
        lock (_lock)
            return _random.NextDouble();
    }

    /// <summary>Draws a UUID of version 4.</summary>
    [SuppressMessage("Security", "CA5394", Justification = "See the field.")]
    public Guid NextUuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        lock (_lock)
            _random.NextBytes(bytes);

        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
