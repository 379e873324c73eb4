using System.Collections.Immutable;
using MlKit.Labeling.Annotations;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Internal;

namespace MlKit.Labeling.GroundTruth;

/// <summary>Represents a sequence label file, <c>SeqLabel.json</c>: the labels of one object tracking task.</summary>
/// <param name="Frames">The frames, in the order of the file.</param>
/// <remarks>
/// A job that labels camera images too wraps the frames: <c>lidar</c>, then <c>camera-0</c> and so on. Such a file is written where a frame has
/// <see cref="AnnotatedFrame.Images"/>. The format is described at https://docs.aws.amazon.com/sagemaker/latest/dg/sms-data-output.html. Unknown members are passed over.
/// </remarks>
public sealed record SequenceLabels(ImmutableArray<AnnotatedFrame> Frames)
{
    /// <summary>Gets the frames, in the order of the file.</summary>
    public ImmutableArray<AnnotatedFrame> Frames
    {
        get;
        init => field = value.IsDefault ? [] : value;
    } = Frames.IsDefault ? [] : Frames;

    /// <summary>Returns the file's UTF-8 JSON. Equal labels give equal bytes.</summary>
    /// <param name="metadata">The class ids and the yaw convention to write by.</param>
    /// <returns>The JSON with a line break at its end.</returns>
    /// <exception cref="LabelingDataException">A label has no class id, an object has no id, or a frame number occurs twice. All are listed.</exception>
    public byte[] ToJson(LabelMetadata metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        var issues = AnnotationRules.CheckSequence(Frames, metadata);
        return issues.Count == 0 ? AnnotationJson.Write(Frames, metadata) : throw new LabelingDataException(issues);
    }

    /// <summary>Reads the UTF-8 JSON of a sequence label file.</summary>
    /// <param name="json">The text.</param>
    /// <param name="name">The name that error messages use for the text.</param>
    /// <param name="metadata">The class ids and the yaw convention the file was written by.</param>
    /// <returns>The labels, yaw right-handed.</returns>
    /// <exception cref="LabelingDataException">The text is not JSON, or a member is missing, ill-typed or has no meaning. All such problems are listed with their JSON paths.</exception>
    public static SequenceLabels Parse(ReadOnlyMemory<byte> json, string name, LabelMetadata metadata)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(metadata);
        return JsonSource.Read(json, name, root => AnnotationJsonReader.ReadSequence(root, metadata));
    }

    /// <summary>Reads a sequence label file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="metadata">The class ids and the yaw convention the file was written by.</param>
    /// <returns>The labels, yaw right-handed.</returns>
    /// <exception cref="LabelingDataException">As for <see cref="Parse"/>.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static SequenceLabels Load(string path, LabelMetadata metadata)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(metadata);
        return JsonSource.Read(path, root => AnnotationJsonReader.ReadSequence(root, metadata));
    }
}
