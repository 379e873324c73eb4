using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace MlKit.AwsSdk;

/// <summary>An operation of <see href="https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html">AWS REST JSON</see>: members may be in the path, query, headers or body.</summary>
internal sealed class RestOperation<TRequest, TResponse>(
    ServiceDescription service, OperationError[] errors, string method, string path, Action<TRequest, RestCall> write, Func<RestAnswer, TResponse> read)
    : JsonResponseUnmarshaller, IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonWebServiceRequest, IStructure
    where TResponse : AmazonWebServiceResponse
{
    public string? HostPrefix { get; init; }

    public InvokeOptions Options => new() { RequestMarshaller = this, ResponseUnmarshaller = this };

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = service.CreateRequest(input, HostPrefix);
        request.HttpMethod = method;
        request.ResourcePath = path;
        write((TRequest)input, new RestCall(service, request));
        return request;
    }

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext context) => read(new RestAnswer(context));

    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode) =>
        JsonBody.ReadError(service, errors, context, innerException, statusCode);
}
