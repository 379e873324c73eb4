using MlKit.Labeling.A2d2;
using MlKit.Labeling.Checks;

namespace MlKit.Labeling.ScaleOut;

/// <summary>Converts scenes on several machines: split here, converted by jobs, merged by a last one. The output is that of <see cref="A2d2Converter"/>, byte for byte.</summary>
/// <remarks>
/// <see cref="SplitAsync"/> fills <see cref="Work"/>'s folder; sync it and the data set to S3. Then run <see cref="ToConvertJob"/> and <see cref="ToMergeJob"/>, or <see cref="ToStateMachine"/>,
/// which has both. The jobs' program calls <see cref="ShardWorker"/>. The jobs delete nothing in S3: give a conversion with other options a target prefix of its own.
/// </remarks>
public sealed partial class ShardedConversion
{
    /// <summary>Initializes a new instance of the <see cref="ShardedConversion"/> class.</summary>
    /// <param name="data">The data set's folder, with <c>cams_lidars.json</c> in it, and where it lies in S3.</param>
    /// <param name="work">Where the steps hand on to one another what each shard is and what became of it. Give each split a prefix of its own.</param>
    /// <param name="target">Where the labeling input will lie. The jobs write to its S3 prefix; its folder is for you to fetch it to.</param>
    public ShardedConversion(ConversionTarget data, ConversionTarget work, ConversionTarget target)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(target);
        (Data, Work, Target) = (data, work, target);
    }

    /// <summary>Gets the data set's folder, and where it lies in S3.</summary>
    public ConversionTarget Data { get; }

    /// <summary>Gets where the steps hand on to one another what each shard is and what became of it.</summary>
    public ConversionTarget Work { get; }

    /// <summary>Gets where the labeling input will lie.</summary>
    public ConversionTarget Target { get; }

    /// <summary>Lists which frames each shard converts, in order and in shares as equal as can be. No image and no point is read.</summary>
    /// <param name="scenes">The scenes, each with a name of its own, in the data set's folder or one level below.</param>
    /// <param name="shards">How many shards to make, if there are as many frames.</param>
    /// <param name="options">The options, or null for the defaults. Ego poses are asked for here; workers, progress, logger and clock are each process's own.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The number of shards: at least 1, and no more than there are frames.</returns>
    /// <exception cref="ArgumentException"><paramref name="scenes"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="shards"/> is less than 1.</exception>
    /// <exception cref="LabelingDataException">Options or file names cannot be used, or a scene does not lie in the data set's folder. All problems are listed.</exception>
    /// <exception cref="IOException">The work folder cannot be written.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public Task<int> SplitAsync(IReadOnlyList<A2d2Scene> scenes, int shards, A2d2ConverterOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scenes);
        ArgumentOutOfRangeException.ThrowIfLessThan(shards, 1);
        if (scenes.Count == 0)
            throw new ArgumentException("A conversion needs at least one scene.", nameof(scenes));

        var split = new ShardSplit(this, options ?? new A2d2ConverterOptions());
        return Task.Run(() => split.Run(scenes, shards, cancellationToken), cancellationToken);
    }
}
