using MlKit.Labeling.A2d2;
using MlKit.Labeling.Internal;

namespace MlKit.Labeling.Conversion;

/// <summary>Holds the source files of one camera of a frame. Each is read once: its bytes are both hashed and converted.</summary>
internal sealed class FramePart
{
    private FramePart(A2d2Frame frame, CameraSetup camera) => (Frame, Camera) = (frame, camera);

    public A2d2Frame Frame { get; }

    public CameraSetup Camera { get; }

    /// <summary>Gets the npz file, or null where this camera's points are not wanted.</summary>
    public byte[]? Points { get; private init; }

    public required byte[] Image { get; init; }

    /// <summary>Gets the JSON file beside the image, or null where the clock is not used.</summary>
    public byte[]? Info { get; private init; }

    public string PointsPath => Frame.Required(A2d2FileKind.Points);

    public string ImagePath => Frame.Required(A2d2FileKind.Image);

    public string InfoPath => Frame.Required(A2d2FileKind.ImageInfo);

    public static FramePart Read(A2d2Frame frame, bool isFirst, ConversionContext context)
    {
        var options = context.Options;
        return new FramePart(frame, context.Camera(frame.Scene, frame.Camera))
        {
            Points = isFirst || options.Clouds == CloudSource.AllCameras ? Read(frame, A2d2FileKind.Points) : null,
            Image = Read(frame, A2d2FileKind.Image),
            Info = options.Timestamps == TimestampSource.CameraClock ? Read(frame, A2d2FileKind.ImageInfo) : null,
        };
    }

    private static byte[] Read(A2d2Frame frame, A2d2FileKind kind) => SourceFile.Read(frame.Required(kind));
}
