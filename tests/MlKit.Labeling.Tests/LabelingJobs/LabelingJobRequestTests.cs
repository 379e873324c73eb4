using System.Text.Json;
using Amazon.SageMaker;
using MlKit.Labeling.Checks;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.LabelingJobs;
using MlKit.TestKit.Aws;

namespace MlKit.Labeling.Tests.LabelingJobs;

public sealed class LabelingJobRequestTests
{
    public static TheoryData<LabelingJob> Jobs =>
    [
        SampleJob.Create(),
        SampleJob.Create(LabelingTask.ObjectDetection, LabelingJobKind.Verification) with { MaxPercentageOfInputDatasetLabeled = 50 },
        SampleJob.Create(LabelingTask.SemanticSegmentation) with
        {
            LabelAttributeName = "cars-ref", TaskTitle = "Kästen zeichnen", TaskKeywords = ["lidar", "3D boxes"], TaskTimeLimit = TimeSpan.FromHours(12), TaskAvailabilityLifetime = TimeSpan.FromDays(10),
            MaxConcurrentTaskCount = 20, MaxHumanLabeledObjectCount = 500, KmsKeyId = "alias/labels", Tags = [new("team", "perception"), new("cost", "")],
        },
    ];

    [Theory, MemberData(nameof(Jobs))]
    public async Task ToRequest_SentByTheClient_IsTheJsonOfTheJob(LabelingJob job)
    {
        await using var aws = await FakeAwsServer.StartAsync(TestContext.Current.CancellationToken);
        aws.On("CreateLabelingJob", FakeAwsResponse.Json("""{"LabelingJobArn":"arn:aws:sagemaker:eu-central-1:123456789012:labeling-job/drive-42"}"""));
        using var client = new AmazonSageMakerClient(FakeAwsServer.Credentials, aws.Configure(new AmazonSageMakerConfig()));

        var created = await client.CreateLabelingJobAsync(job.ToRequest(), TestContext.Current.CancellationToken);

        Assert.EndsWith("/drive-42", created.LabelingJobArn, StringComparison.Ordinal);
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(job.ToJson()), Assert.Single(aws.Requests).Json), aws.Requests[0].Text);
    }

    [Fact]
    public void ToRequest_OfAnUnsoundJob_ListsTheErrorsOfValidate()
    {
        var job = SampleJob.Create() with { Name = "", MaxConcurrentTaskCount = 0 };

        var exception = Assert.Throws<LabelingDataException>(() => job.ToRequest());

        Assert.Equal(job.Validate().Lines(), exception.Issues.Lines());
    }
}
