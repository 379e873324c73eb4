using System.Diagnostics.CodeAnalysis;

namespace MlKit.Pipelines.Internal;

/// <summary>Times of the SDK are of the kind UTC or local; either way they name one moment.</summary>
internal static class AwsTime
{
    [return: NotNullIfNotNull(nameof(time))]
    public static DateTimeOffset? Of(DateTime? time) => time is { } value ? new DateTimeOffset(value).ToUniversalTime() : null;
}
