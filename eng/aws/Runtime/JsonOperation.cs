using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace MlKit.AwsSdk;

/// <summary>An operation of <see href="https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html">AWS JSON 1.0 or 1.1</see>: everything is in the body.</summary>
/// <param name="service">The service.</param>
/// <param name="name">The operation's name.</param>
/// <param name="errors">The errors it may answer with.</param>
/// <param name="read">Reads the response; null where it has no members. Its body may be empty then, and is not looked at.</param>
internal sealed class JsonOperation<TRequest, TResponse>(ServiceDescription service, string name, OperationError[] errors, Func<JsonElement, TResponse>? read)
    : JsonResponseUnmarshaller, IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonWebServiceRequest, IStructure
    where TResponse : AmazonWebServiceResponse, new()
{
    public string? HostPrefix { get; init; }

    public InvokeOptions Options => new() { RequestMarshaller = this, ResponseUnmarshaller = this };

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = service.CreateRequest(input, HostPrefix);
        request.Headers["X-Amz-Target"] = $"{service.Target}.{name}";
        request.Headers["Content-Type"] = service.ContentType;
        if (service.IsQueryCompatible)
            request.Headers[Amazon.Util.HeaderKeys.XAmzQueryMode] = "true";
        request.Content = JsonBody.Write((TRequest)input);
        return request;
    }

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext context) => read is null ? new TResponse() : read(JsonBody.Read(context));

    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode) =>
        JsonBody.ReadError(service, errors, context, innerException, statusCode);
}
