using System.Collections.Immutable;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Imaging;

namespace MlKit.Labeling.A2d2;

/// <summary>Represents one frame of one camera: the files that belong to one image. Nothing is read before it is asked for.</summary>
public sealed class A2d2Frame
{
    private readonly IReadOnlyDictionary<A2d2FileKind, string> _files;

    internal A2d2Frame(A2d2Scene scene, A2d2Camera camera, long id, IReadOnlyDictionary<A2d2FileKind, string> files, ImmutableArray<A2d2MissingFile> missing)
    {
        (Scene, Camera, Id, _files, MissingFiles) = (scene, camera, id, files, missing);
    }

    /// <summary>Gets the scene the frame belongs to.</summary>
    public A2d2Scene Scene { get; }

    /// <summary>Gets the camera.</summary>
    public A2d2Camera Camera { get; }

    /// <summary>Gets the running number of the frame within its scene and camera. It is not a time.</summary>
    public long Id { get; }

    /// <summary>
    /// Gets the files that the frame lacks: points, image and image info always belong to a frame; semantic label and boxes where the camera's other frames have them.
    /// </summary>
    public ImmutableArray<A2d2MissingFile> MissingFiles { get; }

    /// <summary>Returns the path of one of the frame's files.</summary>
    /// <param name="kind">The file.</param>
    /// <returns>The path, or null where the frame has no such file.</returns>
    public string? PathOf(A2d2FileKind kind) => _files.GetValueOrDefault(kind);

    /// <summary>Reads the lidar points that the camera sees.</summary>
    /// <param name="attributes">The attributes to read beside the points.</param>
    /// <returns>The points in the camera's view frame.</returns>
    /// <exception cref="LabelingDataException">The frame has no such file, or it cannot be used.</exception>
    public A2d2PointCloud LoadPoints(A2d2PointAttributes attributes = A2d2PointAttributes.All) =>
        A2d2PointCloud.Load(Required(A2d2FileKind.Points), attributes);

    /// <summary>Reads the camera image, distorted as it was taken.</summary>
    /// <returns>The image, RGB.</returns>
    /// <exception cref="LabelingDataException">The frame has no such file, or it cannot be used.</exception>
    public PixelImage LoadImage() => PngFile.Read(Required(A2d2FileKind.Image));

    /// <summary>Reads the time and camera of the image.</summary>
    /// <returns>What the JSON file beside the image says.</returns>
    /// <exception cref="LabelingDataException">The frame has no such file, or it cannot be used.</exception>
    public A2d2ImageInfo LoadImageInfo() => A2d2ImageInfo.Load(Required(A2d2FileKind.ImageInfo));

    /// <summary>Reads the semantic label image, distorted like the camera image. Undistort it with <see cref="Cameras.Interpolation.Nearest"/>: anything else invents classes.</summary>
    /// <returns>The image, RGB, in the colours of <see cref="A2d2ClassList"/>.</returns>
    /// <exception cref="LabelingDataException">The frame has no such file, or it cannot be used.</exception>
    public PixelImage LoadSemanticLabel() => PngFile.Read(Required(A2d2FileKind.SemanticLabel));

    /// <summary>Reads the 3D boxes.</summary>
    /// <returns>The boxes in the camera's view frame.</returns>
    /// <exception cref="LabelingDataException">The frame has no such file, or it cannot be used.</exception>
    public IReadOnlyList<A2d2Box> LoadBoxes() => A2d2BoxFile.Load(Required(A2d2FileKind.Boxes));

    /// <summary>Returns the scene, camera and id: <c>20180807_145028 front_center 91</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => FormattableString.Invariant($"{Scene.Name} {Camera.ToKey()} {Id}");

    internal string Required(A2d2FileKind kind) => PathOf(kind)
        ?? throw new LabelingDataException(new A2d2MissingFile(kind, A2d2FrameListing.PathOf(Scene, Camera, kind, Id)).ToIssue());
}
