using System.Collections.Immutable;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Retries;

/// <summary>Says which errors start a state again, how often and when: https://states-language.net/spec.html#retrying-after-error.</summary>
/// <remarks>Records of this package with arrays compare those by reference; compare their JSON instead.</remarks>
public sealed record Retrier
{
    /// <summary>Makes a retrier with the language's defaults: three retries after 1, 2 and 4 seconds.</summary>
    /// <param name="errors">The names of the errors; none for all, <see cref="ErrorNames.All"/>.</param>
    public Retrier(params ReadOnlySpan<string> errors) => ErrorEquals = errors.IsEmpty ? [ErrorNames.All] : [.. errors];

    /// <summary>Gets the retrier AWS advises for Lambda functions: six retries after 2, 4, 8 seconds and so on.</summary>
    public static Retrier LambdaTransient { get; } =
        new("Lambda.ClientExecutionTimeoutException", "Lambda.ServiceException", "Lambda.AWSLambdaException", "Lambda.SdkClientException", "Lambda.TooManyRequestsException")
        {
            IntervalSeconds = 2,
            MaxAttempts = 6,
            BackoffRate = 2,
        };

    /// <summary>Gets the retrier AWS advises for throttled calls of SageMaker: up to 100 retries, each delay a tenth longer than the one before.</summary>
    /// <remarks>A job that is retried needs a name that differs from attempt to attempt.</remarks>
    public static Retrier SageMakerThrottling { get; } = new("SageMaker.AmazonSageMakerException") { IntervalSeconds = 1, MaxAttempts = 100, BackoffRate = 1.1m };

    /// <summary>Gets the retrier AWS advises where the account's instances are all in use: every minute, up to 5,000 times.</summary>
    public static Retrier SageMakerCapacity { get; } = new("SageMaker.ResourceLimitExceededException") { IntervalSeconds = 60, MaxAttempts = 5000, BackoffRate = 1 };

    /// <summary>Gets the names of the errors.</summary>
    public ImmutableArray<string> ErrorEquals { get; init; }

    /// <summary>Gets the seconds before the first retry.</summary>
    /// <value>The default is <see langword="null"/>: 1 second.</value>
    public long? IntervalSeconds { get; init; }

    /// <summary>Gets how many retries there are.</summary>
    /// <value>The default is <see langword="null"/>: 3.</value>
    public long? MaxAttempts { get; init; }

    /// <summary>Gets what the delay is multiplied with after every retry.</summary>
    /// <value>The default is <see langword="null"/>: 2.</value>
    public decimal? BackoffRate { get; init; }

    /// <summary>Gets the most seconds before a retry.</summary>
    /// <value>The default is <see langword="null"/>: no limit.</value>
    public long? MaxDelaySeconds { get; init; }

    /// <summary>Gets whether the delay is drawn at random.</summary>
    /// <value>The default is <see langword="null"/>: it is not.</value>
    public JitterStrategy? JitterStrategy { get; init; }

    /// <summary>Gets a comment.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public string? Comment { get; init; }

    /// <summary>Gets the fields no property has.</summary>
    /// <value>The default is none.</value>
    public ExtraFields Extra { get; init; } = ExtraFields.Empty;

    internal static Retrier Read(ObjectReader reader) => new()
    {
        ErrorEquals = reader.TakeStrings("ErrorEquals"),
        IntervalSeconds = reader.TakeInteger("IntervalSeconds"),
        MaxAttempts = reader.TakeInteger("MaxAttempts"),
        BackoffRate = reader.TakeNumber("BackoffRate"),
        MaxDelaySeconds = reader.TakeInteger("MaxDelaySeconds"),
        JitterStrategy = reader.TakeName("JitterStrategy", FieldNames.JitterStrategies),
        Comment = reader.TakeString("Comment"),
        Extra = reader.Rest(),
    };

    internal static void Write(Retrier retrier, ObjectWriter writer)
    {
        writer.Write("ErrorEquals", retrier.ErrorEquals);
        writer.Write("IntervalSeconds", retrier.IntervalSeconds);
        writer.Write("MaxAttempts", retrier.MaxAttempts);
        writer.Write("BackoffRate", retrier.BackoffRate);
        writer.Write("MaxDelaySeconds", retrier.MaxDelaySeconds);
        writer.Write("JitterStrategy", FieldNames.Of(retrier.JitterStrategy));
        writer.Write("Comment", retrier.Comment);
        writer.Write(retrier.Extra);
    }
}
