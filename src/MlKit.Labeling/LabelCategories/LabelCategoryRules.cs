using System.Collections.Immutable;
using System.Globalization;
using MlKit.Labeling.Checks;

namespace MlKit.Labeling.LabelCategories;

/// <summary>Holds the rules of a label category configuration.</summary>
internal sealed class LabelCategoryRules
{
    private readonly List<LabelingIssue> _issues = [];

    private LabelCategoryRules()
    {
    }

    public static List<LabelingIssue> Check(LabelCategoryConfiguration configuration)
    {
        var rules = new LabelCategoryRules();
        rules.CheckLabels(configuration);
        rules.CheckAttributes("$.categoryGlobalAttributes", configuration.GlobalAttributes);
        rules.CheckAttributes("$.frameAttributes", configuration.FrameAttributes);
        rules.CheckCount("$.frameAttributes", configuration.FrameAttributes);
        rules.CheckLength("$.instructions.shortInstruction", configuration.ShortInstruction, LabelCategoryLimits.ShortInstructionLength);
        rules.CheckLength("$.instructions.fullInstruction", configuration.FullInstruction, LabelCategoryLimits.FullInstructionLength);
        return rules._issues;
    }

    private void CheckLabels(LabelCategoryConfiguration configuration)
    {
        var labels = configuration.Labels.IsDefault ? [] : configuration.Labels;
        if (labels.Length is 0 or > LabelCategoryLimits.Labels)
            Add("$.labels", $"must hold 1 to {LabelCategoryLimits.Labels} labels", Number(labels.Length), labels.Length == 0 ? "Add a label." : "Merge labels, or split the job.");
        CheckUnique("$.labels", labels.Select(label => label.Name));
        for (var i = 0; i < labels.Length; i++)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"$.labels[{i}]");
            CheckName(path + ".label", labels[i].Name);
            CheckAttributes(path + ".categoryAttributes", labels[i].Attributes);
            CheckApart(path + ".categoryAttributes", labels[i].Attributes, configuration.GlobalAttributes);

            // A worker sees the questions of the label and those of all labels together.
            CheckCount(path + ".categoryAttributes", [.. OrEmpty(labels[i].Attributes), .. OrEmpty(configuration.GlobalAttributes)]);
            if (labels[i].EditsAllowed is not null && configuration.AuditLabelAttributeName is null)
                Add(path + ".editsAllowed", "must be absent in a job that audits no labels", "it without AuditLabelAttributeName", "Name the label attribute of the earlier job, or leave editsAllowed out.");
        }
    }

    private void CheckAttributes(string path, ImmutableArray<AttributeDefinition> attributes)
    {
        attributes = OrEmpty(attributes);
        CheckUnique(path, attributes.Select(attribute => attribute.Name));
        for (var i = 0; i < attributes.Length; i++)
            CheckAttribute(string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), attributes[i]);
    }

    // The answers about an object are the members of one JSON object, whose keys are the names.
    private void CheckApart(string path, ImmutableArray<AttributeDefinition> ofLabel, ImmutableArray<AttributeDefinition> ofAll)
    {
        foreach (var name in OrEmpty(ofLabel).Select(attribute => attribute.Name).Intersect(OrEmpty(ofAll).Select(attribute => attribute.Name), StringComparer.Ordinal))
            Add(path, "must hold no name of $.categoryGlobalAttributes, whose questions are asked of every label", $"'{name}' in both", "Remove or rename one of them.");
    }

    private void CheckAttribute(string path, AttributeDefinition attribute)
    {
        CheckName(path + ".name", attribute.Name);
        CheckLength(path + ".description", attribute.Description ?? "", LabelCategoryLimits.DescriptionLength);
        var values = attribute.Values.IsDefault ? [] : attribute.Values;
        if (values.Length > LabelCategoryLimits.EnumValues)
            Add(path + ".enum", $"must hold at most {LabelCategoryLimits.EnumValues} values", Number(values.Length), "Merge values, or take free text.");
        CheckUnique(path + ".enum", values);
        for (var i = 0; i < values.Length; i++)
            CheckName(string.Create(CultureInfo.InvariantCulture, $"{path}.enum[{i}]"), values[i]);
        if (attribute.Type == AttributeType.Number && values.Length > 0)
            Add(path + ".enum", "must be absent for a number", Number(values.Length), "Make the attribute text, or leave the values out.");
        CheckRange(path, attribute);
    }

    private void CheckRange(string path, AttributeDefinition attribute)
    {
        if (attribute.Minimum is null && attribute.Maximum is null)
            return;

        var found = $"the minimum {Number(attribute.Minimum)} and the maximum {Number(attribute.Maximum)}";
        if (attribute.Type == AttributeType.Text)
            Add(path, "must have neither minimum nor maximum, being text", found, "Make the attribute a number, or leave them out.");
        else if (!double.IsFinite(attribute.Minimum ?? 0) || !double.IsFinite(attribute.Maximum ?? 0) || attribute.Minimum > attribute.Maximum)
            Add(path, "must have finite limits, the minimum not above the maximum", found, "Correct the limits.");
    }

    private void CheckCount(string path, ImmutableArray<AttributeDefinition> attributes)
    {
        attributes = OrEmpty(attributes);
        if (attributes.Length > LabelCategoryLimits.Attributes)
            Add(path, $"must come to at most {LabelCategoryLimits.Attributes} attributes, those of all labels included", Number(attributes.Length), "Ask fewer questions.");
        var free = attributes.Count(attribute => attribute.IsFreeText);
        if (free > LabelCategoryLimits.FreeTextAttributes)
            Add(path, $"must come to at most {LabelCategoryLimits.FreeTextAttributes} attributes of free text, those of all labels included", Number(free), "Give some of them values to choose from.");
    }

    private void CheckName(string path, string name)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > LabelCategoryLimits.NameLength)
            Add(path, $"must have 1 to {LabelCategoryLimits.NameLength} characters", name is null ? "null" : $"'{name}' with {name.Length}", "Shorten or complete it.");
    }

    private void CheckLength(string path, string text, int most)
    {
        if (text is null || text.Length > most)
            Add(path, $"must have at most {most} characters", text is null ? "null" : Number(text.Length), text is null ? "Set it, if to the empty text." : "Shorten it.");
    }

    private void CheckUnique(string path, IEnumerable<string> names)
    {
        foreach (var twice in names.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1))
            Add(path, "must hold each name once", $"'{twice.Key}' {twice.Count()} times", "Remove or rename the repeated one.");
    }

    private void Add(string path, string rule, string found, string fix) => _issues.Add(new LabelingIssue(path, rule, found, fix));

    private static ImmutableArray<AttributeDefinition> OrEmpty(ImmutableArray<AttributeDefinition> attributes) => attributes.IsDefault ? [] : attributes;

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Number(double? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "none";
}
