using System.Collections.Immutable;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.Checks;
using MlKit.Labeling.LabelCategories;

namespace MlKit.Labeling.Cuboids;

/// <summary>Names A2D2's 14 box classes as the labels of a Ground Truth job, and finds the class of a label.</summary>
/// <remarks>
/// Ground Truth allows label names of 1 to 16 characters (https://docs.aws.amazon.com/sagemaker/latest/dg/sms-label-cat-config-attributes.html), which
/// <c>CaravanTransporter</c> exceeds. Instances are immutable.
/// </remarks>
public sealed class LabelMap
{
    private readonly ImmutableSortedDictionary<string, string> _labels;

    private LabelMap(ImmutableSortedDictionary<string, string> labels) => _labels = labels;

    /// <summary>Gets the map that keeps every class name but one: <c>CaravanTransporter</c>, of 18 characters, becomes <c>Caravan</c>.</summary>
    public static LabelMap Default { get; } =
        new LabelMap(A2d2BoxClasses.All.ToImmutableSortedDictionary(name => name, name => name, StringComparer.Ordinal)).Rename("CaravanTransporter", "Caravan");

    /// <summary>Gets the label of each class, in the order of the class names.</summary>
    public IReadOnlyDictionary<string, string> Labels => _labels;

    /// <summary>Returns this map with another label for one class. Nothing is checked here: <see cref="Validate"/> lists what is wrong.</summary>
    /// <param name="className">The class as A2D2 spells it.</param>
    /// <param name="label">The label it shall have.</param>
    /// <returns>The new map.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public LabelMap Rename(string className, string label)
    {
        ArgumentNullException.ThrowIfNull(className);
        ArgumentNullException.ThrowIfNull(label);
        return new LabelMap(_labels.SetItem(className, label));
    }

    /// <summary>Returns the label of a class.</summary>
    /// <param name="className">The class as A2D2 spells it, such as <see cref="A2d2Box.Class"/>.</param>
    /// <returns>The label.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="className"/> is null.</exception>
    /// <exception cref="LabelingDataException">The map has no such class.</exception>
    public string LabelOf(string className)
    {
        ArgumentNullException.ThrowIfNull(className);
        return _labels.TryGetValue(className, out var label) ? label : throw new LabelingDataException(UnknownClass(className));
    }

    /// <summary>Returns the class of a label.</summary>
    /// <param name="label">The label; upper and lower case differ.</param>
    /// <returns>The class as A2D2 spells it; the first by name where several have the label, which <see cref="Validate"/> reports.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="label"/> is null.</exception>
    /// <exception cref="LabelingDataException">No class has this label.</exception>
    public string ClassOf(string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        foreach (var (className, name) in _labels)
        {
            if (name == label)
                return className;
        }

        throw new LabelingDataException(new LabelingIssue(
            "LabelMap", "must have a class for each label", $"none for \"{label}\"", $"The labels are {string.Join(", ", _labels.Values)}."));
    }

    /// <summary>Checks that every class is one of A2D2's, and that the labels are 1 to 16 characters long, not blank, and differ.</summary>
    /// <returns>All that is wrong, in the order of the class names; empty for a map that can be used.</returns>
    public IReadOnlyList<LabelingIssue> Validate()
    {
        var issues = new List<LabelingIssue>();
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (className, label) in _labels)
        {
            if (!A2d2BoxClasses.All.Contains(className))
                issues.Add(UnknownClass(className));

            var fix = $"Call Rename(\"{className}\", ...) with another label.";
            if (string.IsNullOrWhiteSpace(label))
                issues.Add(new($"LabelMap.{className}", "must not be blank", $"\"{label}\"", fix));
            else if (label.Length > LabelCategoryLimits.NameLength)
                issues.Add(new($"LabelMap.{className}", $"must be 1 to {LabelCategoryLimits.NameLength} characters long", $"\"{label}\" of {label.Length}", fix));

            if (!owners.TryAdd(label, className))
                issues.Add(new($"LabelMap.{className}", "must differ from the other labels", $"\"{label}\", which is that of {owners[label]}", fix));
        }

        return issues;
    }

    private static LabelingIssue UnknownClass(string className) => new(
        "LabelMap", "must name classes of A2D2", $"\"{className}\"", $"The classes are {string.Join(", ", A2d2BoxClasses.All)}.");
}
