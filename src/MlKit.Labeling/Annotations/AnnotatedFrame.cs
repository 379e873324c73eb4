using System.Collections.Immutable;
using MlKit.Labeling.GroundTruth;

namespace MlKit.Labeling.Annotations;

/// <summary>Represents one frame with its labels, and where it is known the labeling input it was labeled from.</summary>
/// <remarks>Two frames with equal but separately built lists are not equal: immutable arrays compare by reference.</remarks>
public sealed record AnnotatedFrame
{
    /// <summary>Gets the index of the frame within its sequence: <c>frame-number</c>.</summary>
    public required int Number { get; init; }

    /// <summary>Gets the name of the frame: <c>frame-name</c>.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the labeling input of the frame: its points, images and poses; null where it is not known.</summary>
    public GroundTruthFrame? Source { get; init; }

    /// <summary>Gets the labeled objects, in the frame of the points.</summary>
    public ImmutableArray<CuboidAnnotation> Cuboids
    {
        get;
        init => field = value.IsDefault ? [] : value;
    } = [];

    /// <summary>Gets the labels of the camera images, for those that have any.</summary>
    public ImmutableArray<AnnotatedImage> Images
    {
        get;
        init => field = value.IsDefault ? [] : value;
    } = [];

    /// <summary>Gets the answers about the frame by the names of the questions: <c>frame-attributes</c>.</summary>
    public ImmutableSortedDictionary<string, AttributeValue> Attributes { get; init; } = ImmutableSortedDictionary.Create<string, AttributeValue>(StringComparer.Ordinal);
}
