using MlKit.Labeling.A2d2;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Conversion;

namespace MlKit.Labeling;

/// <summary>Turns A2D2 scenes into the input of an Amazon SageMaker Ground Truth 3D point cloud labeling job.</summary>
/// <remarks>
/// <para>
/// The target folder mirrors an S3 prefix: point files and images in a folder per scene, sequence files beside them, and manifests for object tracking,
/// object detection and semantic segmentation. Its folder <c>.mlkit</c> holds what a later run needs to go on where this one ended; leave it out of the upload.
/// </para>
/// <para>
/// Points, cameras and poses are written in the vehicle frame (x forward, y left, z up; m), or in a world frame where the caller gives ego poses, so that the points project
/// where they should. The same input gives the same bytes, on every run and with any number of workers.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// var dataset = A2d2Dataset.Open("a2d2/camera_lidar_semantic_bboxes");
/// var target = new ConversionTarget("labeling-input", "s3://my-bucket/labeling-input/");
///
/// var report = await A2d2Converter.ConvertAsync(dataset.Scene("20180807_145028"), target);
///
/// foreach (var camera in report.Cameras)
///     Console.WriteLine($"{camera.Camera}: {camera.ShareInside:P1} of the points fall into the image");
/// </code>
/// </example>
public static class A2d2Converter
{
    /// <summary>Converts one scene. The manifests name this scene alone: give several at once to label them in one job.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="target">Where to write, and where in S3 the files will lie.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <param name="cancellationToken">Stops the conversion; frames already converted are kept for the next run.</param>
    /// <returns>What was written and noticed.</returns>
    /// <exception cref="LabelingDataException">Options or source files cannot be used. All problems are listed.</exception>
    /// <exception cref="IOException">The target cannot be written, or another conversion is writing to it.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public static Task<ConversionReport> ConvertAsync(
        A2d2Scene scene, ConversionTarget target, A2d2ConverterOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scene);
        return ConvertAsync([scene], target, options, cancellationToken);
    }

    /// <summary>Converts several scenes into one target: a sequence (or several) for each scene, and manifests over all of them.</summary>
    /// <param name="scenes">The scenes, each with a name of its own.</param>
    /// <param name="target">Where to write, and where in S3 the files will lie.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <param name="cancellationToken">Stops the conversion; frames already converted are kept for the next run.</param>
    /// <returns>What was written and noticed.</returns>
    /// <exception cref="ArgumentException"><paramref name="scenes"/> is empty.</exception>
    /// <exception cref="LabelingDataException">Options or source files cannot be used. All problems are listed.</exception>
    /// <exception cref="IOException">The target cannot be written, or another conversion is writing to it.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public static Task<ConversionReport> ConvertAsync(
        IReadOnlyList<A2d2Scene> scenes, ConversionTarget target, A2d2ConverterOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scenes);
        ArgumentNullException.ThrowIfNull(target);
        if (scenes.Count == 0)
            throw new ArgumentException("A conversion needs at least one scene.", nameof(scenes));

        return ConversionRun.RunAsync(scenes, target, options ?? new A2d2ConverterOptions(), cancellationToken);
    }
}
