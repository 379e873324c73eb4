using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Maps;

/// <summary>Where a distributed Map state writes its results: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html.</summary>
public sealed record ResultWriter
{
    internal const string PutObject = "arn:aws:states:::s3:putObject";

    /// <summary>Gets the ARN of the call that writes, <c>arn:aws:states:::s3:putObject</c>.</summary>
    /// <value>The default is <see langword="null"/>: the results are only formatted, by <see cref="WriterConfig"/>.</value>
    public string? Resource { get; init; }

    /// <summary>Gets what the call is made with (JSONPath).</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public Payload? Parameters { get; init; }

    /// <summary>Gets what the call is made with (JSONata).</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public Payload? Arguments { get; init; }

    /// <summary>Gets how the results are written.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public WriterConfig? WriterConfig { get; init; }

    /// <summary>Gets the fields no property has.</summary>
    /// <value>The default is none.</value>
    public ExtraFields Extra { get; init; } = ExtraFields.Empty;

    /// <summary>Writes results under a prefix.</summary>
    /// <param name="bucket">The S3 bucket.</param>
    /// <param name="prefix">The prefix.</param>
    /// <returns>The writer; bucket and prefix stand in <see cref="Arguments"/> where one of them is JSONata.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static ResultWriter Objects(Payload bucket, Payload prefix) => S3Call.Of(bucket, "Prefix", prefix).Writer(PutObject);

    internal static ResultWriter Read(ObjectReader reader) => new()
    {
        Resource = reader.TakeString("Resource"),
        Parameters = reader.TakePayload("Parameters"),
        Arguments = reader.TakePayload("Arguments"),
        WriterConfig = reader.TakeObject("WriterConfig", WriterConfig.Read),
        Extra = reader.Rest(),
    };

    internal static void Write(ResultWriter resultWriter, ObjectWriter writer)
    {
        writer.Write("Resource", resultWriter.Resource);
        writer.Write("Parameters", resultWriter.Parameters);
        writer.Write("Arguments", resultWriter.Arguments);
        writer.WriteObject("WriterConfig", resultWriter.WriterConfig, WriterConfig.Write);
        writer.Write(resultWriter.Extra);
    }
}
