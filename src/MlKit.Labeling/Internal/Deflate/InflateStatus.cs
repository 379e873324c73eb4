namespace MlKit.Labeling.Internal.Deflate;

/// <summary>How decompression ended.</summary>
internal enum InflateStatus
{
    /// <summary>The last block was decoded to its end.</summary>
    Done,

    /// <summary>A block, code or distance is one that deflate does not define.</summary>
    Corrupt,

    /// <summary>The compressed data end before their last block does.</summary>
    Truncated,

    /// <summary>The data decompress to more than the destination holds.</summary>
    DestinationTooSmall,
}
