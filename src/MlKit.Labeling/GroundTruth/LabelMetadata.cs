using System.Collections.Immutable;
using MlKit.Labeling.Annotations;
using MlKit.Labeling.Pictures;

namespace MlKit.Labeling.GroundTruth;

/// <summary>Represents what a manifest says about the labels of a job: the member <c>&lt;name&gt;-metadata</c>.</summary>
/// <remarks>
/// Described at https://docs.aws.amazon.com/sagemaker/latest/dg/sms-data-output.html. Two metadata with equal but separately built collections are not equal:
/// immutable collections compare by reference.
/// </remarks>
public sealed record LabelMetadata
{
    private readonly YawConvention? _yaw;

    /// <summary>Gets the task the labels are of: <c>type</c>.</summary>
    public required LabelingTask Task { get; init; }

    /// <summary>Gets the name of the job that made the labels: <c>job-name</c>.</summary>
    public required string JobName { get; init; }

    /// <summary>Gets when the labels were made: <c>creation-date</c>, in UTC.</summary>
    public required DateTimeOffset CreationDate { get; init; }

    /// <summary>Gets whether people made the labels: <c>human-annotated</c>.</summary>
    /// <value>The default is true.</value>
    public bool HumanAnnotated { get; init; } = true;

    /// <summary>Gets the label of each class id: <c>class-map</c>, <c>class_map</c> in object detection; for segmentation see <see cref="ColorMap"/>.</summary>
    public ImmutableSortedDictionary<int, string> ClassMap { get; init; } = ImmutableSortedDictionary<int, string>.Empty;

    /// <summary>Gets the classes of a segmentation mask by the byte that stands for them: <c>color-map</c>.</summary>
    public ImmutableSortedDictionary<int, MaskClass> ColorMap { get; init; } = ImmutableSortedDictionary<int, MaskClass>.Empty;

    /// <summary>Gets how sure Ground Truth is of each cuboid: <c>objects</c>. Empty where nothing is known.</summary>
    public ImmutableArray<FrameConfidence> Confidences
    {
        get;
        init => field = value.IsDefault ? [] : value;
    } = [];

    /// <summary>Gets whether an adjustment job changed the labels, <c>adjusted</c> or <c>unadjusted</c>: <c>adjustment-status</c>; null in other jobs.</summary>
    public string? AdjustmentStatus { get; init; }

    /// <summary>Gets the answers about the frame of a detection or segmentation job: <c>dataset-object-attributes</c>.</summary>
    public ImmutableSortedDictionary<string, AttributeValue> FrameAttributes { get; init; } = ImmutableSortedDictionary.Create<string, AttributeValue>(StringComparer.Ordinal);

    /// <summary>Gets the meaning of <c>yaw</c> in the labels.</summary>
    /// <value>The default is that of <see cref="CreationDate"/>. Set it where the date misleads, such as for labels that came from elsewhere.</value>
    public YawConvention Yaw
    {
        get => _yaw ?? CreationDate.ToYawConvention();
        init => _yaw = value;
    }

    /// <summary>Returns the metadata with a class id for each label.</summary>
    /// <param name="labels">The labels in the order of their ids, from 0: that of the label category configuration.</param>
    /// <returns>The metadata, with <see cref="ClassMap"/>, and for segmentation <see cref="ColorMap"/> with a colour for each.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="labels"/> is null.</exception>
    public LabelMetadata WithLabels(IEnumerable<string> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var numbered = labels.Select((label, id) => KeyValuePair.Create(id, label)).ToList();
        return Task == LabelingTask.SemanticSegmentation
            ? this with { ColorMap = numbered.ToImmutableSortedDictionary(pair => pair.Key, pair => new MaskClass(pair.Value, HexOf(ClassPalette.ColorOf(pair.Value)))) }
            : this with { ClassMap = ImmutableSortedDictionary.CreateRange(numbered) };
    }

    private static string HexOf(Rgb color) => FormattableString.Invariant($"#{color.R:x2}{color.G:x2}{color.B:x2}");
}
