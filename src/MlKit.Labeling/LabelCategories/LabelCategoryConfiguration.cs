using System.Collections.Immutable;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Internal;

namespace MlKit.Labeling.LabelCategories;

/// <summary>Represents the label category configuration of a Ground Truth 3D point cloud job: its labels, its questions and its instructions.</summary>
/// <remarks>
/// The file is named by <c>LabelCategoryConfigS3Uri</c> of the labeling job; its format is described at
/// https://docs.aws.amazon.com/sagemaker/latest/dg/sms-label-cat-config-attributes.html. Two configurations with equal but separately built lists are not
/// equal: immutable arrays compare by reference; compare <see cref="ToJson"/>.
/// </remarks>
public sealed record LabelCategoryConfiguration
{
    /// <summary>Gets the labels, 1 to 30: <c>labels</c>.</summary>
    public required ImmutableArray<LabelCategory> Labels { get; init; }

    /// <summary>Gets the questions about objects of every label: <c>categoryGlobalAttributes</c>.</summary>
    public ImmutableArray<AttributeDefinition> GlobalAttributes { get; init; } = [];

    /// <summary>Gets the questions about each frame: <c>frameAttributes</c>.</summary>
    public ImmutableArray<AttributeDefinition> FrameAttributes { get; init; } = [];

    /// <summary>Gets the instruction that is always in sight, fewer than 255 characters: <c>shortInstruction</c>.</summary>
    public string ShortInstruction { get; init; } = "";

    /// <summary>Gets the instruction that is shown on demand, fewer than 2048 characters: <c>fullInstruction</c>.</summary>
    public string FullInstruction { get; init; } = "";

    /// <summary>Gets the label attribute name of the job whose labels are adjusted or verified, or null in a job of its own: <c>auditLabelAttributeName</c>.</summary>
    public string? AuditLabelAttributeName { get; init; }

    /// <summary>Gets whether this is the configuration of a verification job: one that audits labels and lets none be changed.</summary>
    public bool IsVerification => AuditLabelAttributeName is not null && !Labels.IsDefaultOrEmpty && Labels.All(label => label.EditsAllowed == EditsAllowed.None);

    /// <summary>Reads the UTF-8 JSON of a label category configuration, also in its older form (<c>document-version</c>, <c>attributes</c>).</summary>
    /// <param name="json">The text.</param>
    /// <param name="name">The name that error messages use for the text.</param>
    /// <returns>The configuration. Members that only video jobs have, or none, are passed over; the limits are the matter of <see cref="Validate"/>.</returns>
    /// <exception cref="LabelingDataException">The text is not JSON, or a member is missing or ill-typed. All such problems are listed with their JSON paths.</exception>
    public static LabelCategoryConfiguration Parse(ReadOnlyMemory<byte> json, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return JsonSource.Read(json, name, LabelCategoryJsonReader.Read);
    }

    /// <summary>Reads a label category configuration.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The configuration.</returns>
    /// <exception cref="LabelingDataException">As for <see cref="Parse"/>.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static LabelCategoryConfiguration Load(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return JsonSource.Read(path, LabelCategoryJsonReader.Read);
    }

    /// <summary>Looks for breaches of Ground Truth's limits and rules.</summary>
    /// <returns>Every issue found, with its JSON path; none for a sound configuration.</returns>
    public IReadOnlyList<LabelingIssue> Validate() => LabelCategoryRules.Check(this);

    /// <summary>Returns the file's UTF-8 JSON. Equal configurations give equal bytes.</summary>
    /// <returns>The JSON with a line break at its end.</returns>
    /// <exception cref="LabelingDataException">The configuration breaks a rule. All issues of <see cref="Validate"/> are listed.</exception>
    public byte[] ToJson()
    {
        var issues = Validate();
        return issues.Count == 0 ? LabelCategoryJson.Write(this) : throw new LabelingDataException(issues);
    }
}
