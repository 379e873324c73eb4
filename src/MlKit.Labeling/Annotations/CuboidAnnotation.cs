using System.Collections.Immutable;
using MlKit.Labeling.Cuboids;

namespace MlKit.Labeling.Annotations;

/// <summary>Represents one labeled object of a frame: a cuboid, what it is, and what was answered about it.</summary>
/// <remarks>Two annotations with equal but separately built <see cref="Attributes"/> are not equal: immutable dictionaries compare by reference.</remarks>
public sealed record CuboidAnnotation
{
    /// <summary>Gets the label: the name that <c>class-map</c> has for <c>class-id</c>.</summary>
    public required string Label { get; init; }

    /// <summary>Gets the cuboid, in the frame of the points. Its yaw is right-handed, whichever convention the file it was read from had.</summary>
    public required Cuboid Cuboid { get; init; }

    /// <summary>Gets the name the workers see, such as <c>Car:4</c>: <c>object-name</c>.</summary>
    public string? ObjectName { get; init; }

    /// <summary>Gets the id that the object has in every frame of its sequence, its track: <c>object-id</c>.</summary>
    public string? ObjectId { get; init; }

    /// <summary>Gets the confidence in [0, 1], or null where none is given: <c>confidence</c> of the metadata.</summary>
    public double? Confidence { get; init; }

    /// <summary>Gets the answers by the names of the questions: <c>label-category-attributes</c>.</summary>
    public ImmutableSortedDictionary<string, AttributeValue> Attributes { get; init; } = ImmutableSortedDictionary.Create<string, AttributeValue>(StringComparer.Ordinal);
}
