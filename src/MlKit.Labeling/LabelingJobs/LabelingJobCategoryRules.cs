using System.Globalization;
using MlKit.Labeling.Checks;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.LabelCategories;

namespace MlKit.Labeling.LabelingJobs;

/// <summary>Holds the rules of a job's label category configuration, and those between the two.</summary>
internal sealed class LabelingJobCategoryRules
{
    private readonly List<LabelingIssue> _issues = [];
    private readonly LabelingJob _job;
    private readonly LabelCategoryConfiguration _categories;

    private LabelingJobCategoryRules(LabelingJob job, LabelCategoryConfiguration categories) => (_job, _categories) = (job, categories);

    public static List<LabelingIssue> Check(LabelingJob job, LabelCategoryConfiguration categories)
    {
        var rules = new LabelingJobCategoryRules(job, categories);
        rules._issues.AddRange(categories.Validate().Select(issue => issue with { Path = rules.Path(issue.Path) }));
        rules.CheckAudit();
        rules.CheckEdits();
        rules.CheckSegmentation();
        return rules._issues;
    }

    private void CheckAudit()
    {
        const string Key = "$.auditLabelAttributeName";
        var audited = _categories.AuditLabelAttributeName;
        if (_job.Kind == LabelingJobKind.Labeling)
        {
            if (audited is not null)
                Add(Key, "must be absent where labels are made, not adjusted or verified", LabelingJobRules.Quote(audited), "Leave it out, or set Kind to Adjustment or Verification.");
            return;
        }

        if (string.IsNullOrWhiteSpace(audited))
            Add(Key, "must name the label attribute of the job whose labels are adjusted or verified", audited is null ? "none" : LabelingJobRules.Quote(audited), "Set AuditLabelAttributeName to that job's LabelAttributeName.");
        else if (audited == _job.LabelAttributeName)
            _issues.Add(new("LabelAttributeName", "must differ from the label attribute that is adjusted or verified", $"{LabelingJobRules.Quote(audited)} for both", "Give the job another Name or LabelAttributeName."));
        else if (LabelingJobRules.RefRule(_job.Task, audited) is { } rule)
            Add(Key, rule, LabelingJobRules.Quote(audited), "Name the labels of an earlier job of the same task.");
    }

    private void CheckEdits()
    {
        var labels = _categories.Labels.IsDefault ? [] : _categories.Labels;
        var editable = labels.Where(label => label.EditsAllowed != EditsAllowed.None).Select(label => label.Name).ToList();
        if (_job.Kind == LabelingJobKind.Verification && editable.Count > 0)
            Add("$.labels", "must all have editsAllowed 'none' in a verification job", $"{string.Join(", ", editable)} without", "Set EditsAllowed to None on every label, or set Kind to Adjustment.");
        else if (_job.Kind == LabelingJobKind.Adjustment && _categories.IsVerification)
            Warn("$.labels", "should let workers change a label in an adjustment job", "editsAllowed 'none' on all", "Set EditsAllowed to Any on a label, or set Kind to Verification.");
    }

    // Ground Truth passes over them: https://docs.aws.amazon.com/sagemaker/latest/dg/sms-label-cat-config-attributes.html
    private void CheckSegmentation()
    {
        if (_job.Task != LabelingTask.SemanticSegmentation)
            return;

        const string Rule = "should be absent for SemanticSegmentation, where they are not shown";
        const string Fix = "Leave them out, or ask about the frame instead.";
        if (!_categories.GlobalAttributes.IsDefaultOrEmpty)
            Warn("$.categoryGlobalAttributes", Rule, Number(_categories.GlobalAttributes.Length), Fix);
        var labels = _categories.Labels.IsDefault ? [] : _categories.Labels;
        for (var i = 0; i < labels.Length; i++)
        {
            if (!labels[i].Attributes.IsDefaultOrEmpty)
                Warn(string.Create(CultureInfo.InvariantCulture, $"$.labels[{i}].categoryAttributes"), Rule, Number(labels[i].Attributes.Length), Fix);
        }
    }

    private void Add(string path, string rule, string found, string fix) => _issues.Add(new LabelingIssue(Path(path), rule, found, fix));

    private void Warn(string path, string rule, string found, string fix) => _issues.Add(new LabelingIssue(Path(path), rule, found, fix) { Severity = IssueSeverity.Warning });

    private string Path(string jsonPath) => $"{_job.LabelCategoryConfigS3Uri}#{jsonPath}";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
