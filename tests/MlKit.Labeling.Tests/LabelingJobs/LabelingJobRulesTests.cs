using MlKit.Labeling.Checks;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.LabelingJobs;

namespace MlKit.Labeling.Tests.LabelingJobs;

public class LabelingJobRulesTests
{
    private const string NameRule = "letters, digits and inner hyphens, but found";
    private const string NameFix = "Use letters, digits and hyphens, with a letter or digit at both ends.";
    private static readonly LabelingJob Sound = SampleJob.Create();
    private static readonly LabelingJob Detection = SampleJob.Create(LabelingTask.ObjectDetection);

    public static TheoryData<Change, string> Faults => new()
    {
        { new(_ => Detection with { Name = "a_b" }), $"LabelingJobName: must have 1 to 63 {NameRule} 'a_b' with 3. {NameFix}|LabelAttributeName: must have 1 to 127 {NameRule} 'a_b' with 3. {NameFix}" },
        { new(job => job with { Name = "", LabelAttributeName = "a-ref" }), $"LabelingJobName: must have 1 to 63 {NameRule} '' with 0. {NameFix}" },
        { new(job => job with { Name = null!, LabelAttributeName = "a-ref" }), $"LabelingJobName: must have 1 to 63 {NameRule} null. {NameFix}" },
        { new(job => job with { Name = "a\n", LabelAttributeName = "a-ref" }), $"LabelingJobName: must have 1 to 63 {NameRule} 'a\\u000a' with 2. {NameFix}" },
        { new(job => job with { Name = "-a" }), $"LabelingJobName: must have 1 to 63 {NameRule} '-a' with 2. {NameFix}|LabelAttributeName: must have 1 to 127 {NameRule} '-a-ref' with 6. {NameFix}" },
        { new(job => job with { Name = new('n', 64) }), $"LabelingJobName: must have 1 to 63 {NameRule} '{new string('n', 57)}...' with 64. {NameFix}" },
        { new(job => job with { LabelAttributeName = new string('n', 124) + "-ref" }), $"LabelAttributeName: must have 1 to 127 {NameRule} '{new string('n', 57)}...' with 128. {NameFix}" },
        { new(job => job with { LabelAttributeName = "cars" }), "LabelAttributeName: must end in '-ref' for ObjectTracking, but found 'cars'. Change LabelAttributeName, or leave it out and choose a fitting Name." },
        { new(job => job with { Task = LabelingTask.SemanticSegmentation, LabelAttributeName = "cars" }), "LabelAttributeName: must end in '-ref' for SemanticSegmentation, but found 'cars'. Change LabelAttributeName, or leave it out and choose a fitting Name." },
        { new(_ => Detection with { Name = "cars-ref" }), "LabelAttributeName: must not end in '-ref' for ObjectDetection, but found 'cars-ref'. Change LabelAttributeName, or leave it out and choose a fitting Name." },
        { new(_ => Detection with { Name = "cars-metadata" }), "LabelAttributeName: must not end in '-metadata', but found 'cars-metadata'. Choose another name." },
        { new(job => job with { ManifestS3Uri = "https://bucket/key" }), "InputConfig.DataSource.S3DataSource.ManifestS3Uri: must have 1 to 1024 characters that make up the S3 URI of an object, but found 'https://bucket/key' with 18. Write it as 's3://bucket/key'." },
        { new(job => job with { ManifestS3Uri = "s3://bucket/folder/" }), "InputConfig.DataSource.S3DataSource.ManifestS3Uri: must have 1 to 1024 characters that make up the S3 URI of an object, but found 's3://bucket/folder/' with 19. Write it as 's3://bucket/key'." },
        { new(job => job with { ManifestS3Uri = "s3://b/" + new string('k', 1018) }), $"InputConfig.DataSource.S3DataSource.ManifestS3Uri: must have 1 to 1024 characters that make up the S3 URI of an object, but found 's3://b/{new string('k', 50)}...' with 1025. Write it as 's3://bucket/key'." },
        { new(job => job with { S3OutputPath = "s3:///labels/" }), "OutputConfig.S3OutputPath: must have 1 to 1024 characters that make up an S3 URI, but found 's3:///labels/' with 13. Write it as 's3://bucket/prefix/'." },
        { new(job => job with { KmsKeyId = "" }), "OutputConfig.KmsKeyId: must have 1 to 2048 characters in one line, but found '' with 0. Give the key's id, ARN or alias, or null." },
        { new(job => job with { RoleArn = "GroundTruth" }), "RoleArn: must have 1 to 2048 characters that make up the ARN of an IAM role, but found 'GroundTruth' with 11. Write it as 'arn:aws:iam::123456789012:role/name'." },
        { new(job => job with { LabelCategoryConfigS3Uri = "labels.json" }), "LabelCategoryConfigS3Uri: must have 1 to 1024 characters that make up the S3 URI of an object, but found 'labels.json' with 11. Write it as 's3://bucket/key'." },
        { new(job => job with { MaxHumanLabeledObjectCount = 0 }), "StoppingConditions.MaxHumanLabeledObjectCount: must be at least 1, but found 0. Correct the number." },
        { new(job => job with { MaxPercentageOfInputDatasetLabeled = 101 }), "StoppingConditions.MaxPercentageOfInputDatasetLabeled: must be 1 to 100, but found 101. Correct the number." },
        { new(job => job with { WorkteamArn = "drivers" }), "HumanTaskConfig.WorkteamArn: must have 1 to 256 characters that make up the ARN of a work team, but found 'drivers' with 7. Copy the ARN from the list of work teams." },
        { new(job => job with { Region = LabelingRegion.UsEast1 }), "HumanTaskConfig.WorkteamArn: must be that of a work team in the job's region, us-east-1, but found 'eu-central-1'. Choose a work team of that region, or the work team's region for the job." },
        { new(job => job with { WorkteamArn = "arn:aws:sagemaker:eu-central-1:394669845002:workteam/public-crowd/default" }), "HumanTaskConfig.WorkteamArn: must be that of a private or vendor work team, but found that of Mechanical Turk. Choose another work team: Mechanical Turk takes no 3D point cloud jobs." },
        { new(job => job with { TaskKeywords = ["a", "b", "c", "d", "e", "f"] }), "HumanTaskConfig.TaskKeywords: must hold at most 5 keywords, but found 6. Leave some out." },
        { new(job => job with { TaskKeywords = ["cars", "lidar  points"] }), "HumanTaskConfig.TaskKeywords[1]: must have 1 to 30 letters, digits and single spaces between them, but found 'lidar  points' with 13. Shorten or respell it." },
        { new(job => job with { TaskTitle = "Draw \U0001F697" }), "HumanTaskConfig.TaskTitle: must have 1 to 128 characters of Unicode's basic plane, but found 'Draw \U0001F697' with 7. Shorten or complete it; leave emoji out." },
        { new(job => job with { TaskTitle = new('t', 129) }), $"HumanTaskConfig.TaskTitle: must have 1 to 128 characters of Unicode's basic plane, but found '{new string('t', 57)}...' with 129. Shorten or complete it; leave emoji out." },
        { new(job => job with { TaskDescription = "a\nb" }), "HumanTaskConfig.TaskDescription: must have 1 to 255 characters in one line, but found 'a\\u000ab' with 3. Shorten or complete it; longer instructions go into the label category configuration." },
        { new(job => job with { TaskTimeLimit = TimeSpan.FromSeconds(29) }), "HumanTaskConfig.TaskTimeLimitInSeconds: must be 30 s to 2592000 s (30 days), in whole seconds, but found 29 s. Correct the time." },
        { new(job => job with { TaskTimeLimit = TimeSpan.FromSeconds(30.5) }), "HumanTaskConfig.TaskTimeLimitInSeconds: must be 30 s to 2592000 s (30 days), in whole seconds, but found 30.5 s. Correct the time." },
        { new(job => job with { TaskTimeLimit = TimeSpan.FromDays(31) }), "HumanTaskConfig.TaskTimeLimitInSeconds: must be 30 s to 2592000 s (30 days), in whole seconds, but found 2678400 s. Correct the time." },
        { new(job => job with { TaskTimeLimit = TimeSpan.FromDays(8) }), "Warning HumanTaskConfig.TaskTimeLimitInSeconds: should be at most 7 days, which the developer guide calls the maximum, but found 691200 s. Lower it, or try it: the API reference allows 30 days." },
        { new(job => job with { TaskAvailabilityLifetime = TimeSpan.FromSeconds(59) }), "HumanTaskConfig.TaskAvailabilityLifetimeInSeconds: must be 60 s to 2592000 s (30 days), in whole seconds, but found 59 s. Correct the time." },
        { new(job => job with { MaxConcurrentTaskCount = 5001 }), "HumanTaskConfig.MaxConcurrentTaskCount: must be 1 to 5000, but found 5001. Correct the number." },
        { new(job => job with { MaxConcurrentTaskCount = 0 }), "HumanTaskConfig.MaxConcurrentTaskCount: must be 1 to 5000, but found 0. Correct the number." },
        { new(job => job with { Tags = [.. Enumerable.Range(0, 51).Select(i => KeyValuePair.Create($"k{i}", ""))] }), "Tags: must hold at most 50 tags, but found 51. Leave some out." },
        { new(job => job with { Tags = [new("team", "a"), new("team", "b")] }), "Tags: must hold each key once, but found 'team' 2 times. Remove or rename the repeated one." },
        { new(job => job with { Tags = [new("", "#")] }), "Tags[0].Key: must have 1 to 128 letters, digits, spaces and any of _.:/=+-@, but found '' with 0. Shorten or respell it.|Tags[0].Value: must have 0 to 256 letters, digits, spaces and any of _.:/=+-@, but found '#' with 1. Shorten or respell it." },
        { new(job => job with { Kind = (LabelingJobKind)3 }), "HumanTaskConfig.PreHumanTaskLambdaArn: must be that of a defined task and kind, but found ObjectTracking and 3. Set Task and Kind to members of their enumerations." },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Validate_Fault_IsNamed(Change change, string lines) => Assert.Equal(lines.Split('|'), change.Apply(Sound).Validate().Lines());

    [Theory]
    [MemberData(nameof(SampleJob.TasksAndKinds), MemberType = typeof(SampleJob))]
    public void Validate_SoundJob_HasNoIssue(LabelingTask task, LabelingJobKind kind) => Assert.Empty(SampleJob.Create(task, kind).Validate());

    [Fact]
    public void Validate_MostOfEverything_IsSound() => Assert.Empty((Sound with
    {
        Name = new('n', 63),
        LabelAttributeName = new string('n', 123) + "-ref",
        ManifestS3Uri = "s3://b/" + new string('k', 1017),
        S3OutputPath = "s3://bucket",
        KmsKeyId = "alias/labels",
        RoleArn = "arn:aws:iam::123456789012:role/service-role/a+b=c,d.e@f-g_h",
        WorkteamArn = "arn:aws:sagemaker:eu-central-1:394669845002:workteam/vendor-crowd/team",
        TaskTitle = new('t', 128),
        TaskDescription = new('d', 255),
        TaskKeywords = [.. Enumerable.Range(0, 5).Select(i => $"{i}{new string('k', 29)}")],
        TaskTimeLimit = TimeSpan.FromDays(7),
        TaskAvailabilityLifetime = TimeSpan.FromSeconds(60),
        MaxConcurrentTaskCount = 5000,
        MaxHumanLabeledObjectCount = 1,
        MaxPercentageOfInputDatasetLabeled = 100,
        Tags = [.. Enumerable.Range(0, 50).Select(i => KeyValuePair.Create($"k{i}", new string('v', 256)))],
    }).Validate());

    [Fact]
    public void Validate_UninitializedLists_AreEmptyLists() => Assert.Empty((Sound with { TaskKeywords = default, Tags = default }).Validate());

    [Fact]
    public void Region_Null_ThrowsArgumentNullException() => Assert.Equal("value", Assert.Throws<ArgumentNullException>(() => Sound with { Region = null! }).ParamName);

    [Theory]
    [InlineData(LabelingTask.ObjectTracking, "drive-42-ref")]
    [InlineData(LabelingTask.ObjectDetection, "drive-42")]
    [InlineData(LabelingTask.SemanticSegmentation, "drive-42-ref")]
    public void LabelAttributeName_NotSet_FollowsNameAndTask(LabelingTask task, string expected) =>
        Assert.Equal((expected, "x" + expected[8..]), (SampleJob.Create(task).LabelAttributeName, (SampleJob.Create(task) with { Name = "x" }).LabelAttributeName));

    [Fact]
    public void ToJson_UnsoundJob_ThrowsAllErrors()
    {
        var job = Sound with { RoleArn = "role", TaskTitle = "", TaskTimeLimit = TimeSpan.FromDays(8) };

        Assert.Equal(
            """
            2 problems were found:
            - RoleArn: must have 1 to 2048 characters that make up the ARN of an IAM role, but found 'role' with 4. Write it as 'arn:aws:iam::123456789012:role/name'.
            - HumanTaskConfig.TaskTitle: must have 1 to 128 characters of Unicode's basic plane, but found '' with 0. Shorten or complete it; leave emoji out.
            """.ReplaceLineEndings("\n"),
            Assert.Throws<LabelingDataException>(job.ToJson).Message);
    }

    [Fact]
    public void ToJson_OnlyAWarning_Writes() => Assert.NotEmpty((Sound with { TaskTimeLimit = TimeSpan.FromDays(8) }).ToJson());

    /// <summary>A change of a job.</summary>
    public sealed record Change(Func<LabelingJob, LabelingJob> Apply);
}
