using System.Text.Json.Nodes;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.LabelingJobs;

namespace MlKit.Labeling.Tests.LabelingJobs;

public class LabelingRegionTests
{
    [Fact]
    public void Arns_EveryRegionTaskAndKind_AreThePublishedOnes()
    {
        var published = JsonNode.Parse(File.ReadAllText(SharedData.PathOf("data/labeling/lambda_arns.json")))!;
        var compared = 0;

        foreach (var (taskType, entry) in published["task_types_3d"]!.AsObject())
        {
            var kind = taskType.StartsWith("Adjustment", StringComparison.Ordinal) ? LabelingJobKind.Adjustment : LabelingJobKind.Labeling;
            var task = Enum.Parse<LabelingTask>(taskType[(taskType.IndexOf("PointCloud", StringComparison.Ordinal) + "PointCloud".Length)..]);
            Assert.Equal(LabelingRegion.All.Select(region => region.Name), entry!["pre"]!.AsObject().Select(region => region.Key).Order(StringComparer.Ordinal));
            foreach (var region in LabelingRegion.All)
            {
                var job = SampleJob.Create(task, kind) with { Region = region };
                Assert.Equal(Fill("pre_arn_pattern", region.Name, entry["pre"]![region.Name]!, taskType), job.PreHumanTaskLambdaArn);
                Assert.Equal(Fill("acs_arn_pattern", region.Name, entry["acs"]![region.Name]!, taskType), job.AnnotationConsolidationLambdaArn);
                Assert.Equal(published["human_task_ui_arn_pattern"]!.ToString().Replace("{region}", region.Name, StringComparison.Ordinal).Replace("{uiName}", entry["ui"]!.ToString(), StringComparison.Ordinal), job.HumanTaskUiArn);
                compared += 3;
            }
        }

        Assert.Equal(12 * 3 * 2 * 3, compared);

        string Fill(string pattern, string region, JsonNode account, string taskType) => published[pattern]!.ToString()
            .Replace("{region}", region, StringComparison.Ordinal)
            .Replace("{account}", account.ToString(), StringComparison.Ordinal)
            .Replace("{taskType}", taskType, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(LabelingTask.ObjectTracking)]
    [InlineData(LabelingTask.ObjectDetection)]
    [InlineData(LabelingTask.SemanticSegmentation)]
    public void Arns_Verification_AreThoseOfAdjustment(LabelingTask task)
    {
        var (verification, adjustment) = (SampleJob.Create(task, LabelingJobKind.Verification), SampleJob.Create(task, LabelingJobKind.Adjustment));

        Assert.Equal(
            (adjustment.PreHumanTaskLambdaArn, adjustment.AnnotationConsolidationLambdaArn, adjustment.HumanTaskUiArn),
            (verification.PreHumanTaskLambdaArn, verification.AnnotationConsolidationLambdaArn, verification.HumanTaskUiArn));
    }

    [Fact]
    public void Arns_OneJob_AreExactlyThese()
    {
        var job = SampleJob.Create(LabelingTask.ObjectDetection, LabelingJobKind.Adjustment) with { Region = LabelingRegion.UsEast1 };

        Assert.Equal("arn:aws:lambda:us-east-1:432418664414:function:PRE-Adjustment3DPointCloudObjectDetection", job.PreHumanTaskLambdaArn);
        Assert.Equal("arn:aws:lambda:us-east-1:432418664414:function:ACS-Adjustment3DPointCloudObjectDetection", job.AnnotationConsolidationLambdaArn);
        Assert.Equal("arn:aws:sagemaker:us-east-1:394669845002:human-task-ui/PointCloudObjectDetection", job.HumanTaskUiArn);
    }

    [Fact]
    public void FromName_EveryRegion_IsFound() => Assert.All(LabelingRegion.All, region => Assert.Same(region, LabelingRegion.FromName(region.Name)));

    [Theory]
    [InlineData("eu-north-1")]
    [InlineData("EU-CENTRAL-1")]
    public void FromName_OtherRegion_NamesThoseThereAre(string name)
    {
        var exception = Assert.Throws<ArgumentException>(() => LabelingRegion.FromName(name));

        Assert.Equal("name", exception.ParamName);
        Assert.Equal(
            "The region must be one with 3D point cloud jobs (ap-northeast-1, ap-northeast-2, ap-south-1, ap-southeast-1, ap-southeast-2, ca-central-1, eu-central-1, eu-west-1, eu-west-2, "
            + $"us-east-1, us-east-2, us-west-2), but was '{name}'. (Parameter 'name')",
            exception.Message);
    }

    [Fact]
    public void FromName_Blank_ThrowsArgumentException() => Assert.Equal("name", Assert.Throws<ArgumentException>(() => LabelingRegion.FromName(" ")).ParamName);
}
