namespace MlKit.Labeling.ScaleOut;

/// <summary>What a shard's list and its result both begin with.</summary>
/// <param name="Split">Tells one split from another: a hash of its frames, its options and its number of shards.</param>
/// <param name="Number">The number of the shard, from 1.</param>
/// <param name="Count">The number of shards.</param>
/// <param name="S3Prefix">Where the labeling input will lie.</param>
/// <param name="Options">How it is converted; ego poses stand with the frames.</param>
internal sealed record ShardHeader(string Split, int Number, int Count, string S3Prefix, A2d2ConverterOptions Options);
