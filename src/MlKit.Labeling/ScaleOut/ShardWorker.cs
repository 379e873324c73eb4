using MlKit.Labeling.Checks;
using MlKit.Labeling.Conversion;

namespace MlKit.Labeling.ScaleOut;

/// <summary>Does in a container what the jobs of a <see cref="ShardedConversion"/> ask for.</summary>
/// <remarks>
/// A worker program calls one of the two, as its last argument says: <c>convert</c> or <c>merge</c>. What is converted, and how, stands in the files the job
/// brings along, so one program serves every conversion.
/// </remarks>
public static class ShardWorker
{
    /// <summary>Converts the frames of the shards that this instance was given; there may be none.</summary>
    /// <param name="optMl">The folder of the container contract.</param>
    /// <param name="progress">Receives the progress: at most ten reports a second.</param>
    /// <param name="cancellationToken">Stops the conversion; started again on the same disk, it goes on from there.</param>
    /// <returns>The number of frames converted, without those left out because they are bad.</returns>
    /// <exception cref="LabelingDataException">Source files cannot be used, or the shards are not of one split. All problems of this instance are listed.</exception>
    /// <exception cref="IOException">The output cannot be written.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public static Task<int> ConvertAsync(
        string optMl = ShardFolders.ContainerRoot, IProgress<ConversionProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(optMl);
        return ShardConversion.RunAsync(new ShardFolders(optMl), progress, cancellationToken);
    }

    /// <summary>Writes the sequence files and manifests, once every shard is converted.</summary>
    /// <param name="optMl">The folder of the container contract.</param>
    /// <param name="cancellationToken">Stops it before it begins.</param>
    /// <returns>What all shards together wrote and noticed. Paths of source files are relative to the data set's folder, and <see cref="ConversionReport.ReusedFrames"/> is 0.</returns>
    /// <exception cref="LabelingDataException">A shard has no result, results are of several splits, or no frame could be converted.</exception>
    /// <exception cref="IOException">The output cannot be written.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public static Task<ConversionReport> MergeAsync(string optMl = ShardFolders.ContainerRoot, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(optMl);
        return Task.Run(() => ShardMerge.Run(new ShardFolders(optMl)), cancellationToken);
    }
}
