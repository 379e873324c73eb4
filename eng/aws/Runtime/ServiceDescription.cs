using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace MlKit.AwsSdk;

/// <summary>What the operations of a service have in common.</summary>
/// <param name="Name">The namespace, which is also the name that the SDK's core knows the service by.</param>
/// <param name="ApiVersion">The version of the API, a date.</param>
/// <param name="CreateException">Makes the exception of an error: of the error's structure, or the service's own where it is null.</param>
internal sealed record ServiceDescription(string Name, string ApiVersion, Func<string?, ErrorResponse, ErrorBody, AmazonServiceException> CreateException)
{
    /// <summary>What X-Amz-Target begins with.</summary>
    public string? Target { get; init; }

    public string? ContentType { get; init; }

    /// <summary>Whether the service once spoke the query protocol: it then tells the error codes of that time too.</summary>
    public bool IsQueryCompatible { get; init; }

    /// <summary>Begins a request.</summary>
    /// <param name="input">What the caller gave.</param>
    /// <param name="hostPrefix">What the host's name begins with, for some operations.</param>
    /// <returns>The request, without a body.</returns>
    public IRequest CreateRequest(AmazonWebServiceRequest input, string? hostPrefix)
    {
        var request = new DefaultRequest(input, Name) { HttpMethod = "POST", ResourcePath = "/" };
        request.Headers[Amazon.Util.HeaderKeys.XAmzApiVersion] = ApiVersion;
        if (hostPrefix is not null)
            request.HostPrefix = hostPrefix;
        return request;
    }

    /// <summary>Makes the exception of an answer.</summary>
    /// <param name="error">What every error tells.</param>
    /// <param name="known">The errors of the operation.</param>
    /// <param name="body">What this one tells besides.</param>
    /// <returns>The exception.</returns>
    public AmazonServiceException Fail(ErrorResponse error, OperationError[] known, ErrorBody body)
    {
        var shape = Array.Find(known, candidate => candidate.Code == error.Code).Shape;
        if (IsQueryCompatible)
            UseQueryCode(error, body);
        return CreateException(shape, error, body);
    }

    // "AWS.SimpleQueueService.NonExistentQueue;Sender"
    private static void UseQueryCode(ErrorResponse error, ErrorBody body)
    {
        if (body.Header(Amazon.Util.HeaderKeys.XAmzQueryError)?.Split(';') is not [var code, var type])
            return;
        error.Code = code;
        if (Enum.TryParse<ErrorType>(type, out var known) && Enum.IsDefined(known))
            error.Type = known;
    }
}
