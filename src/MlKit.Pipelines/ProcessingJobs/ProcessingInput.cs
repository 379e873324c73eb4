using Amazon.SageMaker.Model;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.ProcessingJobs;

/// <summary>Data a Processing job reads: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProcessingInput.html.</summary>
/// <param name="Name">The name of the input.</param>
/// <param name="S3Uri">Where the data are: the prefix of their keys, or a manifest.</param>
/// <param name="LocalPath">Where the container finds them; it begins with <c>/opt/ml/processing/</c>.</param>
public sealed record ProcessingInput(string Name, ValueOf<string> S3Uri, string LocalPath)
{
    /// <summary>Gets what <see cref="S3Uri"/> names: <c>S3Prefix</c> or <c>ManifestFile</c>.</summary>
    /// <value>The default is <c>S3Prefix</c>.</value>
    public string DataType { get; init; } = "S3Prefix";

    /// <summary>Gets how the data arrive: <c>File</c> or <c>Pipe</c>.</summary>
    /// <value>The default is <c>File</c>.</value>
    public string InputMode { get; init; } = "File";

    /// <summary>Gets what each instance gets: <c>FullyReplicated</c> or <c>ShardedByS3Key</c>.</summary>
    /// <value>The default is <see langword="null"/>: <c>FullyReplicated</c>.</value>
    public string? Distribution { get; init; }

    /// <summary>Gets how the data are packed: <c>None</c> or <c>Gzip</c>.</summary>
    /// <value>The default is <see langword="null"/>: <c>None</c>.</value>
    public string? Compression { get; init; }

    internal Payload ToPayload()
    {
        var source = new List<(string, Payload)> { ("S3Uri", S3Uri.ToPayload()), ("LocalPath", LocalPath), ("S3DataType", DataType), ("S3InputMode", InputMode) };
        if (Distribution is not null)
            source.Add(("S3DataDistributionType", Distribution));

        if (Compression is not null)
            source.Add(("S3CompressionType", Compression));

        return Payload.Object(("InputName", Name), ("S3Input", Payload.Object([.. source])));
    }

    internal Amazon.SageMaker.Model.ProcessingInput ToRequest() => new()
    {
        InputName = Name,
        S3Input = new ProcessingS3Input
        {
            S3Uri = S3Uri.Literal,
            LocalPath = LocalPath,
            S3DataType = DataType,
            S3InputMode = InputMode,
            S3DataDistributionType = Distribution,
            S3CompressionType = Compression,
        },
    };
}
