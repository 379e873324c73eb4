using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.LabelCategories;
using MlKit.Labeling.LabelingJobs;

namespace MlKit.Labeling.Tests.LabelingJobs;

public class LabelingJobCategoryRulesTests
{
    [Theory]
    [MemberData(nameof(SampleJob.TasksAndKinds), MemberType = typeof(SampleJob))]
    public void Validate_FittingCategories_HaveNoIssue(LabelingTask task, LabelingJobKind kind) =>
        Assert.Empty(SampleJob.Create(task, kind).Validate(SampleJob.Categories(task, kind)));

    [Fact]
    public void Validate_UnsoundJobAndCategories_TellsBoth()
    {
        var job = SampleJob.Create() with { RoleArn = "role" };

        Assert.Equal(
            [
                "RoleArn: must have 1 to 2048 characters that make up the ARN of an IAM role, but found 'role' with 4. Write it as 'arn:aws:iam::123456789012:role/name'.",
                "s3://bucket/label-categories.json#$.labels: must hold 1 to 30 labels, but found 0. Add a label.",
            ],
            job.Validate(SampleJob.Categories() with { Labels = [] }).Lines());
    }

    [Fact]
    public void Validate_AuditWhereLabelsAreMade_IsRefused() => Assert.Equal(
        ["s3://bucket/label-categories.json#$.auditLabelAttributeName: must be absent where labels are made, not adjusted or verified, but found 'first-ref'. Leave it out, or set Kind to Adjustment or Verification."],
        SampleJob.Create().Validate(SampleJob.Categories() with { AuditLabelAttributeName = "first-ref" }).Lines());

    [Theory]
    [InlineData(null, "none")]
    [InlineData("", "''")]
    public void Validate_AdjustmentOfNothing_IsRefused(string? audited, string found) => Assert.Equal(
        [$"s3://bucket/label-categories.json#$.auditLabelAttributeName: must name the label attribute of the job whose labels are adjusted or verified, but found {found}. Set AuditLabelAttributeName to that job's LabelAttributeName."],
        Adjustment().Validate(SampleJob.Categories() with { AuditLabelAttributeName = audited }).Lines());

    [Fact]
    public void Validate_SameAttributeForOldAndNewLabels_IsRefused() => Assert.Equal(
        ["LabelAttributeName: must differ from the label attribute that is adjusted or verified, but found 'drive-42-ref' for both. Give the job another Name or LabelAttributeName."],
        Adjustment().Validate(SampleJob.Categories(kind: LabelingJobKind.Adjustment) with { AuditLabelAttributeName = "drive-42-ref" }).Lines());

    [Theory]
    [InlineData(LabelingTask.ObjectTracking, "first", "must end in '-ref' for ObjectTracking")]
    [InlineData(LabelingTask.ObjectDetection, "first-ref", "must not end in '-ref' for ObjectDetection")]
    public void Validate_LabelsOfAnotherTask_AreRefused(LabelingTask task, string audited, string rule) => Assert.Equal(
        [$"s3://bucket/label-categories.json#$.auditLabelAttributeName: {rule}, but found '{audited}'. Name the labels of an earlier job of the same task."],
        Adjustment(task).Validate(SampleJob.Categories(task, LabelingJobKind.Adjustment) with { AuditLabelAttributeName = audited }).Lines());

    [Fact]
    public void Validate_VerificationThatLetsLabelsChange_IsRefused()
    {
        var categories = SampleJob.Categories(kind: LabelingJobKind.Verification) with
        {
            Labels = [new("Car"), new("Truck") { EditsAllowed = EditsAllowed.Any }, new("Bus") { EditsAllowed = EditsAllowed.None }],
        };

        Assert.False(categories.IsVerification);
        Assert.Equal(
            ["s3://bucket/label-categories.json#$.labels: must all have editsAllowed 'none' in a verification job, but found Car, Truck without. Set EditsAllowed to None on every label, or set Kind to Adjustment."],
            SampleJob.Create(kind: LabelingJobKind.Verification).Validate(categories).Lines());
    }

    [Fact]
    public void Validate_AdjustmentThatLetsNoLabelChange_IsAWarning() => Assert.Equal(
        ["Warning s3://bucket/label-categories.json#$.labels: should let workers change a label in an adjustment job, but found editsAllowed 'none' on all. Set EditsAllowed to Any on a label, or set Kind to Verification."],
        Adjustment().Validate(SampleJob.Categories(kind: LabelingJobKind.Verification)).Lines());

    [Fact]
    public void Validate_QuestionsAboutObjectsInSegmentation_AreWarnings()
    {
        var categories = SampleJob.Categories() with
        {
            Labels = [new("Car"), new("Truck") { Attributes = [new("Colour")] }],
            GlobalAttributes = [new("Occlusion"), new("Doubt")],
            FrameAttributes = [new("Weather")],
        };

        Assert.Equal(
            [
                "Warning s3://bucket/label-categories.json#$.categoryGlobalAttributes: should be absent for SemanticSegmentation, where they are not shown, but found 2. Leave them out, or ask about the frame instead.",
                "Warning s3://bucket/label-categories.json#$.labels[1].categoryAttributes: should be absent for SemanticSegmentation, where they are not shown, but found 1. Leave them out, or ask about the frame instead.",
            ],
            SampleJob.Create(LabelingTask.SemanticSegmentation).Validate(categories).Lines());
        Assert.Empty(SampleJob.Create().Validate(categories));
    }

    [Theory]
    [MemberData(nameof(SampleJob.TasksAndKinds), MemberType = typeof(SampleJob))]
    public void Validate_UninitializedLists_AreEmptyLists(LabelingTask task, LabelingJobKind kind) => Assert.Equal(
        "s3://bucket/label-categories.json#$.labels",
        Assert.Single(SampleJob.Create(task, kind).Validate(SampleJob.Categories(task, kind) with { Labels = default, GlobalAttributes = default, FrameAttributes = default })).Path);

    [Fact]
    public void Validate_NoCategories_ThrowsArgumentNullException() => Assert.Equal("categories", Assert.Throws<ArgumentNullException>(() => SampleJob.Create().Validate(null!)).ParamName);

    private static LabelingJob Adjustment(LabelingTask task = LabelingTask.ObjectTracking) => SampleJob.Create(task, LabelingJobKind.Adjustment);
}
