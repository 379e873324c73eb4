using System.IO.Hashing;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.Internal;

namespace MlKit.Labeling.Conversion;

/// <summary>Holds the source files of one camera of a frame. Each is read once: its bytes are both hashed and converted.</summary>
internal sealed class FramePart : IDisposable
{
    private FramePart(A2d2Frame frame, CameraSetup camera) => (Frame, Camera) = (frame, camera);

    public A2d2Frame Frame { get; }

    public CameraSetup Camera { get; }

    /// <summary>Gets the npz file, or null where this camera's points are not wanted.</summary>
    public PooledBuffer? Points { get; private init; }

    public required PooledBuffer Image { get; init; }

    /// <summary>Gets the image's hash: of what is read, and of what is written where it is passed on as it is.</summary>
    public required UInt128 ImageHash { get; init; }

    /// <summary>Gets the JSON file beside the image, or null where the clock is not used.</summary>
    public PooledBuffer? Info { get; private init; }

    public string PointsPath => Frame.Required(A2d2FileKind.Points);

    public string ImagePath => Frame.Required(A2d2FileKind.Image);

    public string InfoPath => Frame.Required(A2d2FileKind.ImageInfo);

    public static FramePart Read(A2d2Frame frame, bool isFirst, ConversionContext context)
    {
        var kinds = KindsToRead(isFirst, context.Options).ToHashSet();
        var image = Read(frame, A2d2FileKind.Image);
        return new FramePart(frame, context.Camera(frame.Scene, frame.Camera))
        {
            Image = image,
            ImageHash = XxHash128.HashToUInt128(image.Span),
            Points = kinds.Contains(A2d2FileKind.Points) ? Read(frame, A2d2FileKind.Points) : null,
            Info = kinds.Contains(A2d2FileKind.ImageInfo) ? Read(frame, A2d2FileKind.ImageInfo) : null,
        };
    }

    /// <summary>Returns the files that a camera's part of a frame is made from.</summary>
    public static IEnumerable<A2d2FileKind> KindsToRead(bool isFirst, A2d2ConverterOptions options)
    {
        yield return A2d2FileKind.Image;
        if (isFirst || options.Clouds == CloudSource.AllCameras)
            yield return A2d2FileKind.Points;
        if (options.Timestamps == TimestampSource.CameraClock)
            yield return A2d2FileKind.ImageInfo;
    }

    public void Dispose()
    {
        Points?.Dispose();
        Image.Dispose();
        Info?.Dispose();
    }

    private static PooledBuffer Read(A2d2Frame frame, A2d2FileKind kind) => SourceFile.ReadPooled(frame.Required(kind));
}
