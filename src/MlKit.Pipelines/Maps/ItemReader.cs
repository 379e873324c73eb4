using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Maps;

/// <summary>Where a distributed Map state reads its items: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html.</summary>
public sealed record ItemReader
{
    internal const string GetObject = "arn:aws:states:::s3:getObject";
    internal const string ListObjects = "arn:aws:states:::s3:listObjectsV2";

    /// <summary>Gets the ARN of the call that reads: <c>arn:aws:states:::s3:getObject</c> or <c>arn:aws:states:::s3:listObjectsV2</c>.</summary>
    /// <value>It is <see langword="null"/> only in a definition that was read without one.</value>
    public string? Resource { get; init; }

    /// <summary>Gets what the call is made with (JSONPath).</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public Payload? Parameters { get; init; }

    /// <summary>Gets what the call is made with (JSONata).</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public Payload? Arguments { get; init; }

    /// <summary>Gets how the items are taken out.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public ReaderConfig? ReaderConfig { get; init; }

    /// <summary>Gets the fields no property has.</summary>
    /// <value>The default is none.</value>
    public ExtraFields Extra { get; init; } = ExtraFields.Empty;

    /// <summary>Reads the items of one file.</summary>
    /// <param name="bucket">The S3 bucket.</param>
    /// <param name="key">The file's key.</param>
    /// <param name="config">The format.</param>
    /// <returns>The reader; bucket and key stand in <see cref="Arguments"/> where one of them is JSONata.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static ItemReader File(Payload bucket, Payload key, ReaderConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return S3Call.Of(bucket, "Key", key).Reader(GetObject) with { ReaderConfig = config };
    }

    /// <summary>Takes every object under a prefix as an item.</summary>
    /// <param name="bucket">The S3 bucket.</param>
    /// <param name="prefix">The prefix.</param>
    /// <returns>The reader; bucket and prefix stand in <see cref="Arguments"/> where one of them is JSONata.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static ItemReader Objects(Payload bucket, Payload prefix) => S3Call.Of(bucket, "Prefix", prefix).Reader(ListObjects);

    internal static ItemReader Read(ObjectReader reader) => new()
    {
        Resource = reader.TakeString("Resource"),
        Parameters = reader.TakePayload("Parameters"),
        Arguments = reader.TakePayload("Arguments"),
        ReaderConfig = reader.TakeObject("ReaderConfig", ReaderConfig.Read),
        Extra = reader.Rest(),
    };

    internal static void Write(ItemReader itemReader, ObjectWriter writer)
    {
        writer.Write("Resource", itemReader.Resource);
        writer.WriteObject("ReaderConfig", itemReader.ReaderConfig, ReaderConfig.Write);
        writer.Write("Parameters", itemReader.Parameters);
        writer.Write("Arguments", itemReader.Arguments);
        writer.Write(itemReader.Extra);
    }
}
