using System.Globalization;
using System.Text.RegularExpressions;
using MlKit.Labeling.Checks;
using MlKit.Labeling.GroundTruth;

namespace MlKit.Labeling.LabelingJobs;

/// <summary>Holds the rules of a labeling job's settings.</summary>
internal sealed class LabelingJobRules
{
    private const string NameFix = "Use letters, digits and hyphens, with a letter or digit at both ends.";

    private readonly List<LabelingIssue> _issues = [];

    private LabelingJobRules()
    {
    }

    /// <summary>Returns how the names of label attributes must end, or must not, in jobs of a task.</summary>
    public static string? RefRule(LabelingTask task, string? name) => (task, EndsInRef: name?.EndsWith("-ref", StringComparison.Ordinal)) switch
    {
        (_, null) or (LabelingTask.ObjectDetection, false) or (not LabelingTask.ObjectDetection, true) => null,
        (LabelingTask.ObjectDetection, _) => $"must not end in '-ref' for {task}",
        _ => $"must end in '-ref' for {task}",
    };

    public static List<LabelingIssue> Check(LabelingJob job)
    {
        var rules = new LabelingJobRules();
        rules.CheckNames(job);
        rules.CheckPlaces(job);
        rules.CheckStop(job);
        rules.CheckTask(job);
        rules.CheckTags(job);
        return rules._issues;
    }

    private void CheckNames(LabelingJob job)
    {
        if (!Enum.IsDefined(job.Task) || !Enum.IsDefined(job.Kind))
            Add("HumanTaskConfig.PreHumanTaskLambdaArn", "must be that of a defined task and kind", $"{job.Task} and {job.Kind}", "Set Task and Kind to members of their enumerations.");
        Check("LabelingJobName", job.Name, LabelingJobPatterns.Name(), LabelingJobLimits.NameLength, "letters, digits and inner hyphens", NameFix);
        Check("LabelAttributeName", job.LabelAttributeName, LabelingJobPatterns.Name(), LabelingJobLimits.LabelAttributeNameLength, "letters, digits and inner hyphens", NameFix);
        if (job.LabelAttributeName?.EndsWith("-metadata", StringComparison.Ordinal) == true)
            Add("LabelAttributeName", "must not end in '-metadata'", Quote(job.LabelAttributeName), "Choose another name.");
        else if (RefRule(job.Task, job.LabelAttributeName) is { } rule)
            Add("LabelAttributeName", rule, Quote(job.LabelAttributeName), "Change LabelAttributeName, or leave it out and choose a fitting Name.");
    }

    private void CheckPlaces(LabelingJob job)
    {
        CheckObject("InputConfig.DataSource.S3DataSource.ManifestS3Uri", job.ManifestS3Uri);
        Check("OutputConfig.S3OutputPath", job.S3OutputPath, LabelingJobPatterns.S3Path(), LabelingJobLimits.S3UriLength, "characters that make up an S3 URI", "Write it as 's3://bucket/prefix/'.");
        if (job.KmsKeyId is not null)
            Check("OutputConfig.KmsKeyId", job.KmsKeyId, LabelingJobPatterns.Line(), LabelingJobLimits.ArnLength, "characters in one line", "Give the key's id, ARN or alias, or null.");
        Check("RoleArn", job.RoleArn, LabelingJobPatterns.Role(), LabelingJobLimits.ArnLength, "characters that make up the ARN of an IAM role", "Write it as 'arn:aws:iam::123456789012:role/name'.");
        CheckObject("LabelCategoryConfigS3Uri", job.LabelCategoryConfigS3Uri);
    }

    private void CheckObject(string path, string? uri) =>
        Check(path, uri, LabelingJobPatterns.S3Object(), LabelingJobLimits.S3UriLength, "characters that make up the S3 URI of an object", "Write it as 's3://bucket/key'.");

    private void CheckStop(LabelingJob job)
    {
        CheckNumber("StoppingConditions.MaxHumanLabeledObjectCount", job.MaxHumanLabeledObjectCount, int.MaxValue, "must be at least 1");
        CheckNumber("StoppingConditions.MaxPercentageOfInputDatasetLabeled", job.MaxPercentageOfInputDatasetLabeled, 100, "must be 1 to 100");
    }

    private void CheckTask(LabelingJob job)
    {
        CheckWorkteam(job);
        CheckKeywords(job);
        Check("HumanTaskConfig.TaskTitle", job.TaskTitle, LabelingJobPatterns.Title(), LabelingJobLimits.TaskTitleLength, "characters of Unicode's basic plane", "Shorten or complete it; leave emoji out.");
        Check("HumanTaskConfig.TaskDescription", job.TaskDescription, LabelingJobPatterns.Line(), LabelingJobLimits.TaskDescriptionLength, "characters in one line", "Shorten or complete it; longer instructions go into the label category configuration.");
        CheckTime("HumanTaskConfig.TaskTimeLimitInSeconds", job.TaskTimeLimit, LabelingJobLimits.MinTaskTimeLimit);
        CheckTime("HumanTaskConfig.TaskAvailabilityLifetimeInSeconds", job.TaskAvailabilityLifetime, LabelingJobLimits.MinTaskAvailabilityLifetime);

        // AWS contradicts itself: 7 days in the guide, 30 days in the reference of HumanTaskConfig.
        // https://docs.aws.amazon.com/sagemaker/latest/dg/sms-point-cloud-general-information.html
        if (job.TaskTimeLimit > TimeSpan.FromDays(7) && job.TaskTimeLimit <= LabelingJobLimits.MaxTaskTime)
            _issues.Add(new("HumanTaskConfig.TaskTimeLimitInSeconds", "should be at most 7 days, which the developer guide calls the maximum", Seconds(job.TaskTimeLimit), "Lower it, or try it: the API reference allows 30 days.") { Severity = IssueSeverity.Warning });
        CheckNumber("HumanTaskConfig.MaxConcurrentTaskCount", job.MaxConcurrentTaskCount, LabelingJobLimits.ConcurrentTasks, $"must be 1 to {LabelingJobLimits.ConcurrentTasks}");
    }

    private void CheckWorkteam(LabelingJob job)
    {
        const string Path = "HumanTaskConfig.WorkteamArn";
        if (!Check(Path, job.WorkteamArn, LabelingJobPatterns.Workteam(), LabelingJobLimits.WorkteamArnLength, "characters that make up the ARN of a work team", "Copy the ARN from the list of work teams."))
            return;

        var match = LabelingJobPatterns.Workteam().Match(job.WorkteamArn);
        if (match.Groups["region"].Value != job.Region.Name)
            Add(Path, $"must be that of a work team in the job's region, {job.Region}", Quote(match.Groups["region"].Value), "Choose a work team of that region, or the work team's region for the job.");
        if (match.Groups["team"].Value.StartsWith("public-crowd/", StringComparison.Ordinal))
            Add(Path, "must be that of a private or vendor work team", "that of Mechanical Turk", "Choose another work team: Mechanical Turk takes no 3D point cloud jobs.");
    }

    private void CheckKeywords(LabelingJob job)
    {
        var keywords = job.TaskKeywords.IsDefault ? [] : job.TaskKeywords;
        if (keywords.Length > LabelingJobLimits.TaskKeywords)
            Add("HumanTaskConfig.TaskKeywords", $"must hold at most {LabelingJobLimits.TaskKeywords} keywords", Number(keywords.Length), "Leave some out.");
        for (var i = 0; i < keywords.Length; i++)
            Check(string.Create(CultureInfo.InvariantCulture, $"HumanTaskConfig.TaskKeywords[{i}]"), keywords[i], LabelingJobPatterns.Keyword(), LabelingJobLimits.TaskKeywordLength, "letters, digits and single spaces between them", "Shorten or respell it.");
    }

    private void CheckTags(LabelingJob job)
    {
        var tags = job.Tags.IsDefault ? [] : job.Tags;
        if (tags.Length > LabelingJobLimits.Tags)
            Add("Tags", $"must hold at most {LabelingJobLimits.Tags} tags", Number(tags.Length), "Leave some out.");
        foreach (var twice in tags.GroupBy(tag => tag.Key, StringComparer.Ordinal).Where(group => group.Count() > 1))
            Add("Tags", "must hold each key once", $"{Quote(twice.Key)} {Number(twice.Count())} times", "Remove or rename the repeated one.");
        for (var i = 0; i < tags.Length; i++)
        {
            const string Allowed = "letters, digits, spaces and any of _.:/=+-@";
            var path = string.Create(CultureInfo.InvariantCulture, $"Tags[{i}]");
            Check(path + ".Key", tags[i].Key, LabelingJobPatterns.Tag(), LabelingJobLimits.TagKeyLength, Allowed, "Shorten or respell it.");
            Check(path + ".Value", tags[i].Value, LabelingJobPatterns.Tag(), LabelingJobLimits.TagValueLength, Allowed, "Shorten or respell it.", least: 0);
        }
    }

    private bool Check(string path, string? text, Regex pattern, int most, string of, string fix, int least = 1)
    {
        if (text is not null && text.Length >= least && text.Length <= most && pattern.IsMatch(text))
            return true;

        Add(path, $"must have {least} to {most} {of}", text is null ? "null" : $"{Quote(text)} with {text.Length}", fix);
        return false;
    }

    private void CheckTime(string path, TimeSpan time, TimeSpan least)
    {
        if (time < least || time > LabelingJobLimits.MaxTaskTime || time.Ticks % TimeSpan.TicksPerSecond != 0)
            Add(path, FormattableString.Invariant($"must be {least.TotalSeconds} s to {LabelingJobLimits.MaxTaskTime.TotalSeconds} s ({LabelingJobLimits.MaxTaskTime.TotalDays} days), in whole seconds"), Seconds(time), "Correct the time.");
    }

    private void CheckNumber(string path, int? value, int most, string rule)
    {
        if (value < 1 || value > most)
            Add(path, rule, Number(value.Value), "Correct the number.");
    }

    private void Add(string path, string rule, string found, string fix) => _issues.Add(new LabelingIssue(path, rule, found, fix));

    /// <summary>Returns a text between apostrophes, on one line and not longer than a message bears.</summary>
    public static string Quote(string? text)
    {
        var shown = text is { Length: > 60 } ? text[..57] + "..." : text ?? "";
        return "'" + string.Concat(shown.Select(c => char.IsControl(c) ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : c.ToString())) + "'";
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan time) => FormattableString.Invariant($"{time.TotalSeconds} s");
}
