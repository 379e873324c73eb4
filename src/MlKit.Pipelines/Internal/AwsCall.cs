using Amazon.Runtime;

namespace MlKit.Pipelines.Internal;

/// <summary>Sends a request and tells of a failure the one way this package does.</summary>
internal static class AwsCall
{
    // What AWS says of it may repeat the input, and with it a secret.
    private const string PayloadError = "InvalidExecutionInput";

    /// <summary>Sends a request.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="subject">What it is about, an ARN or a name.</param>
    /// <param name="send">Sends, and is not called again.</param>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="PipelineServiceException">AWS refused it, or was not reached.</exception>
    public static async Task<TResponse> SendAsync<TRequest, TResponse>(
        string operation, string subject, Func<TRequest, CancellationToken, Task<TResponse>> send, TRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await send(request, cancellationToken).ConfigureAwait(false);
        }
        catch (AmazonServiceException e)
        {
            throw Refused(operation, subject, e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or AmazonClientException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new PipelineServiceException($"{operation} of '{subject}' did not reach AWS: {Sentence(e.Message)} Check the network, the credentials and the endpoint of the client.", e)
            {
                Operation = operation,
                IsRetryable = e is not AmazonClientException,
            };
        }
    }

    public static bool HasCode(this PipelineServiceException e, string code) => e.ErrorCode is { } actual && (actual == code || actual == code + "Exception");

    private static PipelineServiceException Refused(string operation, string subject, AmazonServiceException e)
    {
        var isPayload = e.ErrorCode == PayloadError;
        var status = (int)e.StatusCode;
        var said = isPayload || string.IsNullOrWhiteSpace(e.Message) ? "" : $" {Sentence(e.Message)}";
        var message = $"{operation} of '{subject}' failed with {Code(e)} (status {status}, request {e.RequestId ?? "unknown"}).{said}{AwsAdvice.For(operation, e.ErrorCode)}";
        return new PipelineServiceException(message, isPayload ? null : e)
        {
            Operation = operation,
            ErrorCode = e.ErrorCode,
            StatusCode = status == 0 ? null : e.StatusCode,
            RequestId = e.RequestId,
            IsRetryable = status >= 500 || e.Retryable is not null || AwsAdvice.IsThrottling(e.ErrorCode),
        };
    }

    private static string Code(AmazonServiceException e) => string.IsNullOrEmpty(e.ErrorCode) ? "an error without a name" : e.ErrorCode;

    /// <summary>Others' messages come with or without a full stop, on one line or several.</summary>
    private static string Sentence(string message)
    {
        const int MaxLength = 400;
        var line = string.Join(' ', message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.');
        return $"{(line.Length > MaxLength ? line[..MaxLength] : line)}.";
    }
}
