using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Conversion;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.PointClouds;

namespace MlKit.Labeling;

/// <summary>Says how <see cref="A2d2Converter"/> converts. Every default is a sound choice for a first labeling job.</summary>
public sealed record A2d2ConverterOptions
{
    /// <summary>Gets the options that reproduce the published converter's output: see <see cref="ConverterCompatibility.Published"/>.</summary>
    public static A2d2ConverterOptions Published { get; } = new()
    {
        Compatibility = ConverterCompatibility.Published,
        PointFormat = PointFormat.TextXyz,
        Timestamps = TimestampSource.FrameId,
    };

    /// <summary>Gets the cameras whose images go into each frame. The first one defines the frames.</summary>
    /// <value>The default is <see cref="A2d2Camera.FrontCenter"/> alone, the only camera of A2D2's bounding box set.</value>
    public ImmutableArray<A2d2Camera> Cameras { get; init; } = [A2d2Camera.FrontCenter];

    /// <summary>Gets whose points go into a frame with several cameras. Each camera has a cloud of its own: the points it sees.</summary>
    /// <value>The default is <see cref="CloudSource.AllCameras"/>: the first camera's points, followed by those of the others.</value>
    public CloudSource Clouds { get; init; }

    /// <summary>Gets the format of the point files.</summary>
    /// <value>The default is <see cref="PointFormat.TextXyzi"/>: exact, readable, with the reflectance as intensity.</value>
    public PointFormat PointFormat { get; init; } = PointFormat.TextXyzi;

    /// <summary>Gets how many decimals the coordinates have in a text format, from 0 to <see cref="PointFile.MaxDecimals"/>; 6 are micrometres. Six decimals make half the bytes of the shortest exact text.</summary>
    /// <value>The default is null: the shortest digits that read back as the same double. It must be null in a binary format.</value>
    public int? CoordinateDecimals { get; init; }

    /// <summary>Gets which images are written.</summary>
    /// <value>The default is <see cref="ImageMode.Undistort"/>.</value>
    public ImageMode Images { get; init; }

    /// <summary>Gets where the time stamps come from.</summary>
    /// <value>The default is <see cref="TimestampSource.CameraClock"/>.</value>
    public TimestampSource Timestamps { get; init; }

    /// <summary>Gets how far apart in time the images of one frame may be. Frame ids of different cameras do not match in time, so images are matched by their clocks.</summary>
    /// <value>The default is 20 ms, a little over half the time between two images of a camera.</value>
    public TimeSpan MaxTimeDifference { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>Gets a function that gives the pose of the vehicle in a world frame for a frame of the first camera. Points and cameras are then written in that world frame.</summary>
    /// <value>The default is null: the world frame is the vehicle frame. A2D2's labelled sets have no poses. The function must give the same pose for the same frame, and may be called from several threads.</value>
    public Func<A2d2Frame, RigidTransform>? EgoPose { get; init; }

    /// <summary>Gets what happens to points that are not finite numbers.</summary>
    /// <value>The default is <see cref="NonFinitePoints.Refuse"/>.</value>
    public NonFinitePoints NonFinitePoints { get; init; }

    /// <summary>Gets whether points that the data set marks as not valid are left out (only its sensor fusion set marks any).</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool DropInvalidPoints { get; init; }

    /// <summary>Gets what happens when a frame cannot be converted.</summary>
    /// <value>The default is <see cref="BadFrames.Fail"/>.</value>
    public BadFrames BadFrames { get; init; }

    /// <summary>Gets how many frames of each scene are converted at most, from its beginning.</summary>
    /// <value>The default is null: all.</value>
    public int? MaxFrames { get; init; }

    /// <summary>Gets how many frames a sequence file holds at most.</summary>
    /// <value>The default, and the greatest value, is <see cref="GroundTruthLimits.FramesPerSequence"/>.</value>
    public int FramesPerSequence { get; init; } = GroundTruthLimits.FramesPerSequence;

    /// <summary>Gets how many frames are converted at a time. The output does not depend on it.</summary>
    /// <value>The default is the number of processors.</value>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>Gets which published converter's output is reproduced, faults included.</summary>
    /// <value>The default is <see cref="ConverterCompatibility.None"/>.</value>
    public ConverterCompatibility Compatibility { get; init; }

    /// <summary>Gets what receives the progress: at most ten reports a second, and one at the end.</summary>
    /// <value>The default is null.</value>
    public IProgress<ConversionProgress>? Progress { get; init; }

    /// <summary>Gets the logger.</summary>
    /// <value>The default logs nothing.</value>
    public ILogger Logger { get; init; } = NullLogger.Instance;

    /// <summary>Gets the clock by which progress is paced and durations are measured.</summary>
    /// <value>The default is <see cref="TimeProvider.System"/>.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Looks for options that cannot be met or contradict one another.</summary>
    /// <returns>Every issue found; none for sound options.</returns>
    public IReadOnlyList<LabelingIssue> Validate() => ConverterOptionsRules.Check(this);
}
