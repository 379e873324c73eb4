using Amazon.SageMaker.Model;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.ProcessingJobs;

/// <summary>Data a Processing job writes: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProcessingOutput.html.</summary>
/// <param name="Name">The name of the output.</param>
/// <param name="LocalPath">Where the container puts them; it begins with <c>/opt/ml/processing/</c>.</param>
/// <param name="S3Uri">The prefix they get in S3.</param>
public sealed record ProcessingOutput(string Name, string LocalPath, ValueOf<string> S3Uri)
{
    /// <summary>Gets when they are uploaded: <c>EndOfJob</c> or <c>Continuous</c>.</summary>
    /// <value>The default is <c>EndOfJob</c>.</value>
    public string UploadMode { get; init; } = "EndOfJob";

    internal Payload ToPayload() => Payload.Object(
        ("OutputName", Name),
        ("S3Output", Payload.Object(("S3Uri", S3Uri.ToPayload()), ("LocalPath", LocalPath), ("S3UploadMode", UploadMode))));

    internal Amazon.SageMaker.Model.ProcessingOutput ToRequest() => new()
    {
        OutputName = Name,
        S3Output = new ProcessingS3Output { S3Uri = S3Uri.Literal, LocalPath = LocalPath, S3UploadMode = UploadMode },
    };
}
