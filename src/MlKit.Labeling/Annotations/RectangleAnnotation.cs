using System.Collections.Immutable;

namespace MlKit.Labeling.Annotations;

/// <summary>Represents one labeled object of a camera image: a rectangle, what it is, and what was answered about it.</summary>
/// <remarks>Two annotations with equal but separately built <see cref="Attributes"/> are not equal: immutable dictionaries compare by reference.</remarks>
public sealed record RectangleAnnotation
{
    /// <summary>Gets the label: the name that <c>class-map</c> has for <c>class-id</c>.</summary>
    public required string Label { get; init; }

    /// <summary>Gets the left edge in px: <c>left</c>.</summary>
    public required double Left { get; init; }

    /// <summary>Gets the upper edge in px: <c>top</c>.</summary>
    public required double Top { get; init; }

    /// <summary>Gets the width in px: <c>width</c>.</summary>
    public required double Width { get; init; }

    /// <summary>Gets the height in px: <c>height</c>.</summary>
    public required double Height { get; init; }

    /// <summary>Gets the name the workers see, such as <c>Car:4</c>: <c>object-name</c>.</summary>
    public string? ObjectName { get; init; }

    /// <summary>Gets the id of the object, that of its cuboid where it has one: <c>object-id</c>.</summary>
    public string? ObjectId { get; init; }

    /// <summary>Gets the confidence in [0, 1], or null where none is given: <c>confidence</c> of the metadata.</summary>
    public double? Confidence { get; init; }

    /// <summary>Gets the answers by the names of the questions: <c>label-category-attributes</c>.</summary>
    public ImmutableSortedDictionary<string, AttributeValue> Attributes { get; init; } = ImmutableSortedDictionary.Create<string, AttributeValue>(StringComparer.Ordinal);
}
