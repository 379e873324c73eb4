using Amazon.SageMaker;
using MlKit.Pipelines.Expressions;

namespace MlKit.Pipelines.SageMaker;

/// <summary>Makes parameters of the SDK's typed requests.</summary>
public static class SageMakerRequestExtensions
{
    /// <summary>Returns the parameters of a task that makes this request, as the AWS SDK writes it. <see cref="Payload.With"/> puts expressions into it.</summary>
    /// <param name="request">The request of a call that <see cref="SageMakerTask"/> has.</param>
    /// <returns>The parameters; a field that was not set is absent.</returns>
    /// <exception cref="ArgumentException">The request is of another call.</exception>
    /// <example>
    /// <code>
    /// var request = new CreateTransformJobRequest
    /// {
    ///     ModelName = "churn",
    ///     TransformInput = new TransformInput { ContentType = "text/csv", DataSource = new TransformDataSource { S3DataSource = new TransformS3DataSource { S3DataType = "S3Prefix" } } },
    ///     TransformOutput = new TransformOutput { S3OutputPath = "s3://bucket/scores/" },
    ///     TransformResources = new TransformResources { InstanceType = "ml.m5.xlarge", InstanceCount = 1 },
    /// };
    /// TaskState state = SageMakerTask.CreateTransformJob("score", request.ToPayload()
    ///     .With("/TransformJobName", Asl.Format("score-{}", Asl.Context("$$.Execution.Name")))
    ///     .With("/TransformInput/DataSource/S3DataSource/S3Uri", Asl.Input("$.InputUri")));
    /// </code>
    /// </example>
    public static Payload ToPayload(this AmazonSageMakerRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Payload.Literal(RequestJson.Of(request));
    }
}
