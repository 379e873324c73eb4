using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace MlKit.AwsSdk;

/// <summary>An operation of <see href="https://smithy.io/2.0/aws/protocols/aws-query-protocol.html">AWS Query</see>: a form is sent, XML comes back.</summary>
internal sealed class QueryOperation<TRequest, TResponse>(ServiceDescription service, string name, OperationError[] errors, Func<XmlResult, TResponse> read)
    : XmlResponseUnmarshaller, IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonWebServiceRequest, IQueryStructure
    where TResponse : AmazonWebServiceResponse
{
    public InvokeOptions Options => new() { RequestMarshaller = this, ResponseUnmarshaller = this };

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = service.CreateRequest(input, hostPrefix: null);
        request.Headers.Remove(Amazon.Util.HeaderKeys.XAmzApiVersion); // A parameter here.
        request.Parameters.Add("Action", name);
        request.Parameters.Add("Version", service.ApiVersion);
        ((TRequest)input).Write(new QueryWriter(request, ""));
        return request;
    }

    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext context)
    {
        var xml = XmlResult.Read(context, name);
        var response = read(xml);
        response.ResponseMetadata = xml.Metadata;
        return response;
    }

    public override AmazonServiceException UnmarshallException(XmlUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
    {
        var error = XmlErrorResponseUnmarshaller.GetInstance().Unmarshall(context);
        error.InnerException = innerException;
        error.StatusCode = statusCode;
        return service.Fail(error, errors, new ErrorBody(default, context.ResponseData));
    }
}
