using MlKit.Pipelines.Expressions;

namespace MlKit.Pipelines.Maps;

/// <summary>Bucket and key of a reader or writer, in the field of their language.</summary>
internal readonly record struct S3Call(Payload Call, bool IsJsonata)
{
    public static S3Call Of(Payload bucket, string name, Payload value)
    {
        ArgumentNullException.ThrowIfNull(bucket);
        ArgumentNullException.ThrowIfNull(value);
        return new S3Call(Payload.Object(("Bucket", bucket), (name, value)), Uses(bucket) || Uses(value));
    }

    public ItemReader Reader(string resource) => IsJsonata ? new ItemReader { Resource = resource, Arguments = Call } : new ItemReader { Resource = resource, Parameters = Call };

    public ResultWriter Writer(string resource) => IsJsonata ? new ResultWriter { Resource = resource, Arguments = Call } : new ResultWriter { Resource = resource, Parameters = Call };

    private static bool Uses(Payload value) => value is PayloadExpression { Value.Kind: ExpressionKind.Jsonata };
}
