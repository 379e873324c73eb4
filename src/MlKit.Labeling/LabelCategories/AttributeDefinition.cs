using System.Collections.Immutable;

namespace MlKit.Labeling.LabelCategories;

/// <summary>Represents a question to the worker about an object (label category attribute) or a frame (frame attribute).</summary>
/// <param name="Name">The name, 1 to 16 characters.</param>
/// <param name="Type">The type of the answer.</param>
/// <remarks>Two attributes with equal but separately built <see cref="Values"/> are not equal: immutable arrays compare by reference.</remarks>
public sealed record AttributeDefinition(string Name, AttributeType Type = AttributeType.Text)
{
    /// <summary>Gets the text that helps the worker, at most 128 characters: <c>description</c>.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the answers to choose from, 1 to 10 of 1 to 16 characters: <c>enum</c>. Text only.</summary>
    /// <value>The default is none: a text attribute then takes free text.</value>
    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>Gets the least number: <c>minimum</c>. Numbers only.</summary>
    public double? Minimum { get; init; }

    /// <summary>Gets the greatest number: <c>maximum</c>. Numbers only.</summary>
    public double? Maximum { get; init; }

    /// <summary>Gets whether the worker must answer: <c>isRequired</c>.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Gets what may be done to earlier answers in an adjustment or verification job, or null in a job of its own: <c>editsAllowed</c>.</summary>
    public EditsAllowed? EditsAllowed { get; init; }

    /// <summary>Gets whether the worker writes free text.</summary>
    public bool IsFreeText => Type == AttributeType.Text && Values.IsDefaultOrEmpty;
}
