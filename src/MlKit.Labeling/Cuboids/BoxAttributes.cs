using System.Collections.Immutable;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.Annotations;

namespace MlKit.Labeling.Cuboids;

/// <summary>Represents what A2D2 says of a box beside its shape, as label category attributes of Ground Truth: two of type number, named <c>Occlusion</c> and <c>Truncation</c>.</summary>
/// <param name="Occlusion">How much of the object is hidden: 0 (not) upwards, as in A2D2's file.</param>
/// <param name="Truncation">How much of the object lies outside the image, 0 to 1.</param>
/// <remarks>Numbers keep A2D2's values as they are. The names observe the limit of 16 characters.</remarks>
public readonly record struct BoxAttributes(double Occlusion, double Truncation)
{
    /// <summary>The name of the attribute that holds <see cref="Occlusion"/>.</summary>
    public const string OcclusionName = "Occlusion";

    /// <summary>The name of the attribute that holds <see cref="Truncation"/>.</summary>
    public const string TruncationName = "Truncation";

    /// <summary>Returns the attributes of an A2D2 box.</summary>
    /// <param name="box">The box.</param>
    /// <returns>The attributes.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="box"/> is null.</exception>
    public static BoxAttributes FromA2d2(A2d2Box box)
    {
        ArgumentNullException.ThrowIfNull(box);
        return new(box.Occlusion, box.Truncation);
    }

    /// <summary>Returns the attributes of the values of a label; others than these two are passed over.</summary>
    /// <param name="values">The values by the names of the attributes; one that is absent or a text counts as 0, which A2D2's files have where nothing is known.</param>
    /// <returns>The attributes.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is null.</exception>
    public static BoxAttributes FromValues(IReadOnlyDictionary<string, AttributeValue> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new(values.GetValueOrDefault(OcclusionName).Number ?? 0, values.GetValueOrDefault(TruncationName).Number ?? 0);
    }

    /// <summary>Returns the values by the names of the attributes, as <c>label-category-attributes</c> holds them.</summary>
    /// <returns>Both values, in the order of the names.</returns>
    public ImmutableSortedDictionary<string, AttributeValue> ToValues() =>
        ImmutableSortedDictionary.CreateRange<string, AttributeValue>(StringComparer.Ordinal, [new(OcclusionName, Occlusion), new(TruncationName, Truncation)]);

    /// <summary>Returns an A2D2 box with these attributes.</summary>
    /// <param name="box">The box.</param>
    /// <returns>The box, with its occlusion and truncation replaced.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="box"/> is null.</exception>
    public A2d2Box ApplyTo(A2d2Box box)
    {
        ArgumentNullException.ThrowIfNull(box);
        return box with { Occlusion = Occlusion, Truncation = Truncation };
    }
}
