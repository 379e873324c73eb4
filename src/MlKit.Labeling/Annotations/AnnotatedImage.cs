using System.Collections.Immutable;

namespace MlKit.Labeling.Annotations;

/// <summary>Represents the labels of one camera image of a frame.</summary>
/// <remarks>Two images with equal but separately built <see cref="Rectangles"/> are not equal: immutable arrays compare by reference.</remarks>
public sealed record AnnotatedImage
{
    /// <summary>Gets the index of the image within <see cref="GroundTruth.GroundTruthFrame.Images"/>: 2 for <c>camera-2</c>.</summary>
    public required int Camera { get; init; }

    /// <summary>Gets the name of the image: <c>frame</c>.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the labeled objects.</summary>
    public ImmutableArray<RectangleAnnotation> Rectangles
    {
        get;
        init => field = value.IsDefault ? [] : value;
    } = [];
}
