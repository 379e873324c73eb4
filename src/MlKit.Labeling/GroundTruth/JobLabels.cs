using System.Collections.Immutable;
using MlKit.Labeling.Annotations;

namespace MlKit.Labeling.GroundTruth;

/// <summary>Represents the labels of one job in a manifest line: the result of the job in its output, or the labels to adjust or verify in the input of the next.</summary>
/// <param name="Name">The label attribute name: the member of the line. It ends in <c>-ref</c> for tracking and segmentation.</param>
/// <param name="Metadata">What <c>&lt;name&gt;-metadata</c> says.</param>
/// <remarks>Two attributes with equal but separately built <see cref="Cuboids"/> are not equal: immutable arrays compare by reference.</remarks>
public sealed record JobLabels(string Name, LabelMetadata Metadata)
{
    /// <summary>Gets the S3 URI of the labels, a <c>SeqLabel.json</c> (tracking) or <c>.zlib</c> file (segmentation); null in object detection.</summary>
    public string? Ref { get; init; }

    /// <summary>Gets the cuboids of an object detection; otherwise empty.</summary>
    public ImmutableArray<CuboidAnnotation> Cuboids
    {
        get;
        init => field = value.IsDefault ? [] : value;
    } = [];
}
