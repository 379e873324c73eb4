using System.Text;
using System.Text.Json.Nodes;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.LabelingJobs;

namespace MlKit.Labeling.Tests.LabelingJobs;

public class LabelingJobJsonTests
{
    private static readonly LabelingJob Everything = SampleJob.Create() with
    {
        LabelAttributeName = "cars-ref",
        TaskTitle = "Kästen zeichnen",
        TaskKeywords = ["lidar", "3D boxes"],
        TaskTimeLimit = TimeSpan.FromHours(12),
        TaskAvailabilityLifetime = TimeSpan.FromDays(10),
        MaxConcurrentTaskCount = 20,
        MaxHumanLabeledObjectCount = 500,
        MaxPercentageOfInputDatasetLabeled = 50,
        KmsKeyId = "alias/labels",
        Tags = [new("team", "perception"), new("cost", "")],
    };

    [Theory]
    [InlineData(LabelingTask.ObjectTracking, LabelingJobKind.Labeling, "drive-42-ref", "3DPointCloudObjectTracking", "PointCloudObjectTracking")]
    [InlineData(LabelingTask.ObjectTracking, LabelingJobKind.Adjustment, "drive-42-ref", "Adjustment3DPointCloudObjectTracking", "PointCloudObjectTracking")]
    [InlineData(LabelingTask.ObjectTracking, LabelingJobKind.Verification, "drive-42-ref", "Adjustment3DPointCloudObjectTracking", "PointCloudObjectTracking")]
    [InlineData(LabelingTask.ObjectDetection, LabelingJobKind.Labeling, "drive-42", "3DPointCloudObjectDetection", "PointCloudObjectDetection")]
    [InlineData(LabelingTask.ObjectDetection, LabelingJobKind.Adjustment, "drive-42", "Adjustment3DPointCloudObjectDetection", "PointCloudObjectDetection")]
    [InlineData(LabelingTask.ObjectDetection, LabelingJobKind.Verification, "drive-42", "Adjustment3DPointCloudObjectDetection", "PointCloudObjectDetection")]
    [InlineData(LabelingTask.SemanticSegmentation, LabelingJobKind.Labeling, "drive-42-ref", "3DPointCloudSemanticSegmentation", "PointCloudSemanticSegmentation")]
    [InlineData(LabelingTask.SemanticSegmentation, LabelingJobKind.Adjustment, "drive-42-ref", "Adjustment3DPointCloudSemanticSegmentation", "PointCloudSemanticSegmentation")]
    [InlineData(LabelingTask.SemanticSegmentation, LabelingJobKind.Verification, "drive-42-ref", "Adjustment3DPointCloudSemanticSegmentation", "PointCloudSemanticSegmentation")]
    public void ToJson_EveryTaskAndKind_IsExactlyThis(LabelingTask task, LabelingJobKind kind, string attribute, string function, string ui) => Assert.Equal(
        $$"""
        {
          "LabelingJobName": "drive-42",
          "LabelAttributeName": "{{attribute}}",
          "InputConfig": {
            "DataSource": {
              "S3DataSource": {
                "ManifestS3Uri": "s3://bucket/manifests/input.manifest"
              }
            }
          },
          "OutputConfig": {
            "S3OutputPath": "s3://bucket/labels/"
          },
          "RoleArn": "arn:aws:iam::123456789012:role/GroundTruth",
          "LabelCategoryConfigS3Uri": "s3://bucket/label-categories.json",
          "HumanTaskConfig": {
            "WorkteamArn": "arn:aws:sagemaker:eu-central-1:123456789012:workteam/private-crowd/drivers",
            "UiConfig": {
              "HumanTaskUiArn": "arn:aws:sagemaker:eu-central-1:394669845002:human-task-ui/{{ui}}"
            },
            "PreHumanTaskLambdaArn": "arn:aws:lambda:eu-central-1:203001061592:function:PRE-{{function}}",
            "TaskTitle": "Draw boxes",
            "TaskDescription": "Draw a box around every vehicle.",
            "NumberOfHumanWorkersPerDataObject": 1,
            "TaskTimeLimitInSeconds": 259200,
            "TaskAvailabilityLifetimeInSeconds": 2592000,
            "MaxConcurrentTaskCount": 1000,
            "AnnotationConsolidationConfig": {
              "AnnotationConsolidationLambdaArn": "arn:aws:lambda:eu-central-1:203001061592:function:ACS-{{function}}"
            }
          }
        }

        """.ReplaceLineEndings("\n"),
        Encoding.UTF8.GetString(SampleJob.Create(task, kind).ToJson()));

    [Fact]
    public void ToJson_EveryMember_IsExactlyThis() => Assert.Equal(
        """
        {
          "LabelingJobName": "drive-42",
          "LabelAttributeName": "cars-ref",
          "InputConfig": {
            "DataSource": {
              "S3DataSource": {
                "ManifestS3Uri": "s3://bucket/manifests/input.manifest"
              }
            }
          },
          "OutputConfig": {
            "S3OutputPath": "s3://bucket/labels/",
            "KmsKeyId": "alias/labels"
          },
          "RoleArn": "arn:aws:iam::123456789012:role/GroundTruth",
          "LabelCategoryConfigS3Uri": "s3://bucket/label-categories.json",
          "StoppingConditions": {
            "MaxHumanLabeledObjectCount": 500,
            "MaxPercentageOfInputDatasetLabeled": 50
          },
          "HumanTaskConfig": {
            "WorkteamArn": "arn:aws:sagemaker:eu-central-1:123456789012:workteam/private-crowd/drivers",
            "UiConfig": {
              "HumanTaskUiArn": "arn:aws:sagemaker:eu-central-1:394669845002:human-task-ui/PointCloudObjectTracking"
            },
            "PreHumanTaskLambdaArn": "arn:aws:lambda:eu-central-1:203001061592:function:PRE-3DPointCloudObjectTracking",
            "TaskKeywords": [
              "lidar",
              "3D boxes"
            ],
            "TaskTitle": "K\u00E4sten zeichnen",
            "TaskDescription": "Draw a box around every vehicle.",
            "NumberOfHumanWorkersPerDataObject": 1,
            "TaskTimeLimitInSeconds": 43200,
            "TaskAvailabilityLifetimeInSeconds": 864000,
            "MaxConcurrentTaskCount": 20,
            "AnnotationConsolidationConfig": {
              "AnnotationConsolidationLambdaArn": "arn:aws:lambda:eu-central-1:203001061592:function:ACS-3DPointCloudObjectTracking"
            }
          },
          "Tags": [
            {
              "Key": "team",
              "Value": "perception"
            },
            {
              "Key": "cost",
              "Value": ""
            }
          ]
        }

        """.ReplaceLineEndings("\n"),
        Encoding.UTF8.GetString(Everything.ToJson()));

    [Theory]
    [InlineData(5, null, """{"MaxHumanLabeledObjectCount":5}""")]
    [InlineData(null, 5, """{"MaxPercentageOfInputDatasetLabeled":5}""")]
    public void ToJson_OneStoppingCondition_WritesThatAlone(int? count, int? percentage, string expected) => Assert.Equal(
        expected,
        JsonNode.Parse((SampleJob.Create() with { MaxHumanLabeledObjectCount = count, MaxPercentageOfInputDatasetLabeled = percentage }).ToJson())!["StoppingConditions"]!.ToJsonString());

    [Theory]
    [MemberData(nameof(SampleJob.TasksAndKinds), MemberType = typeof(SampleJob))]
    public void ToJson_EveryTaskAndKind_FitsTheServiceModel(LabelingTask task, LabelingJobKind kind)
    {
        var model = new ServiceModel(JsonNode.Parse(File.ReadAllText(SharedData.PathOf("data/aws-models/SageMaker.json")))!);

        Assert.Empty(model.Faults("CreateLabelingJobRequest", JsonNode.Parse(SampleJob.Create(task, kind).ToJson())!));
        Assert.Empty(model.Faults("CreateLabelingJobRequest", JsonNode.Parse((Everything with { Task = task, Kind = kind, LabelAttributeName = "cars" + (task == LabelingTask.ObjectDetection ? "" : "-ref") }).ToJson())!));
    }

    [Fact]
    public void ServiceModel_DamagedRequest_TellsTheFaults()
    {
        var model = new ServiceModel(JsonNode.Parse(File.ReadAllText(SharedData.PathOf("data/aws-models/SageMaker.json")))!);
        var request = JsonNode.Parse(Everything.ToJson())!;
        request["Extra"] = 1;
        request["Tags"]![1]!.AsObject().Remove("Value");
        request["HumanTaskConfig"]!["TaskTitle"] = 1;
        request["HumanTaskConfig"]!["MaxConcurrentTaskCount"] = "20";
        request["HumanTaskConfig"]!["TaskKeywords"] = "lidar";

        Assert.Equal(
            ["$.HumanTaskConfig.MaxConcurrentTaskCount is no integer", "$.HumanTaskConfig.TaskKeywords is no list", "$.HumanTaskConfig.TaskTitle is no string", "$.Extra is unknown", "$.Tags[1].Value is missing"],
            model.Faults("CreateLabelingJobRequest", request).OrderByDescending(fault => fault.Contains("Human", StringComparison.Ordinal)).ThenBy(fault => fault, StringComparer.Ordinal));
    }

    [Fact]
    public void CorsJson_Rules_AreThoseOfTheDeveloperGuide() => Assert.Equal(
        """{"CORSRules":[{"AllowedHeaders":["*"],"AllowedMethods":["GET","HEAD","PUT"],"AllowedOrigins":["*"],"ExposeHeaders":["Access-Control-Allow-Origin"],"MaxAgeSeconds":3000}]}""",
        JsonNode.Parse(LabelingBucketCors.Json)!.ToJsonString());
}
