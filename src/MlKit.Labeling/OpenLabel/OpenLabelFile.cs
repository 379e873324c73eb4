using System.Collections.Immutable;
using MlKit.Labeling.Annotations;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Internal;

namespace MlKit.Labeling.OpenLabel;

/// <summary>Represents an ASAM OpenLABEL 1.0.0 file: the labels of a sequence, and the sensors they were made from.</summary>
/// <param name="Frames">The frames. Their <see cref="AnnotatedFrame.Number"/> is their key in the file.</param>
/// <remarks>
/// The format is described at https://www.asam.net/standards/detail/openlabel/. Cuboids are in the coordinate system <c>world</c>, that of the points; rectangles in that of
/// their camera, such as <c>camera-0</c>. An object is what has one id, one label and one name. What the format cannot hold: a turn of yaw beyond (-pi, pi], an
/// image that has neither rectangle nor name, the order of rectangles where it is not that of the objects, and whether a distortion coefficient is 0 or absent.
/// Two files of equal values are not equal: immutable arrays compare by reference.
/// </remarks>
public sealed record OpenLabelFile(ImmutableArray<AnnotatedFrame> Frames)
{
    /// <summary>Gets the width and height in px of each camera's images, by its index. The frames do not know them, and readers may want them.</summary>
    /// <value>The default is empty: <c>width_px</c> and <c>height_px</c> are left out.</value>
    public ImmutableArray<(int Width, int Height)> ImageSizes { get; init; } = [];

    /// <summary>Returns the file's UTF-8 JSON. Equal files give equal bytes.</summary>
    /// <returns>The JSON with a line break at its end.</returns>
    /// <exception cref="LabelingDataException">A frame number is negative or occurs twice, a number is not finite, or a camera has what the format has no place for. All issues are listed.</exception>
    public byte[] ToJson()
    {
        var issues = OpenLabelRules.Check(this);
        return issues.Count == 0 ? OpenLabelWriter.Write(this) : throw new LabelingDataException(issues);
    }

    /// <summary>Writes the file, under a temporary name first, so that the final name never holds half a file.</summary>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <exception cref="LabelingDataException">As for <see cref="ToJson"/>.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Write(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        AtomicFile.Write(path, ToJson());
    }

    /// <summary>Reads the UTF-8 JSON of a file, by whomever it was written. What has no place in <see cref="AnnotatedFrame"/> is passed over.</summary>
    /// <param name="json">The text.</param>
    /// <param name="name">The name that error messages use for the text.</param>
    /// <returns>The file. Cuboids are in the coordinate system the file has them in, which must be one; <see cref="AnnotatedFrame.Source"/> is set where a frame names points and their format.</returns>
    /// <exception cref="LabelingDataException">The text is not JSON of OpenLABEL 1, or a member is missing or ill-typed. All such problems are listed with their JSON paths.</exception>
    public static OpenLabelFile Parse(ReadOnlyMemory<byte> json, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return JsonSource.Read(json, name, OpenLabelReader.Read);
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The file's content.</returns>
    /// <exception cref="LabelingDataException">As for <see cref="Parse"/>.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static OpenLabelFile Load(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return JsonSource.Read(path, OpenLabelReader.Read);
    }
}
