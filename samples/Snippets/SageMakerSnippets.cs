using Amazon.SageMaker.Model;
using MlKit.Pipelines;
using MlKit.Pipelines.SageMaker;
using MlKit.Pipelines.States;

namespace Snippets;

/// <summary>The code of docs/pipelines.md that uses the AWS SDK's requests.</summary>
internal static class SageMakerSnippets
{
    public static void TypedRequest()
    {
        var request = new CreateTransformJobRequest
        {
            ModelName = "churn",
            TransformInput = new TransformInput { ContentType = "text/csv", DataSource = new TransformDataSource { S3DataSource = new TransformS3DataSource { S3DataType = "S3Prefix" } } },
            TransformOutput = new TransformOutput { S3OutputPath = "s3://bucket/scores/" },
            TransformResources = new TransformResources { InstanceType = "ml.m5.xlarge", InstanceCount = 1 },
        };
        TaskState state = SageMakerTask.CreateTransformJob("score", request.ToPayload()
            .With("/TransformJobName", Asl.Format("score-{}", Asl.Context("$$.Execution.Name")))
            .With("/TransformInput/DataSource/S3DataSource/S3Uri", Asl.Input("$.InputUri")));
    }
}
