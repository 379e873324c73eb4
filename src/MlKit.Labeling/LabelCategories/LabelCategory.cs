using System.Collections.Immutable;

namespace MlKit.Labeling.LabelCategories;

/// <summary>Represents one label that workers can give to an object.</summary>
/// <param name="Name">The label, 1 to 16 characters.</param>
/// <remarks>Two categories with equal but separately built <see cref="Attributes"/> are not equal: immutable arrays compare by reference.</remarks>
public sealed record LabelCategory(string Name)
{
    /// <summary>Gets the questions about objects of this label: <c>categoryAttributes</c>.</summary>
    public ImmutableArray<AttributeDefinition> Attributes { get; init; } = [];

    /// <summary>Gets what may be done to objects of this label in an adjustment or verification job, or null in a job of its own: <c>editsAllowed</c>.</summary>
    public EditsAllowed? EditsAllowed { get; init; }
}
