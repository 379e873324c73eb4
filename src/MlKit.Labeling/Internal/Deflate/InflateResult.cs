namespace MlKit.Labeling.Internal.Deflate;

/// <summary>What decompression did; the counts are exact only for <see cref="InflateStatus.Done"/>.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Consumed">The compressed bytes that were used, the last of them perhaps in part.</param>
/// <param name="Written">The bytes that were decompressed.</param>
internal readonly record struct InflateResult(InflateStatus Status, int Consumed, int Written);
