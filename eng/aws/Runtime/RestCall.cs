using System.Globalization;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Util;

namespace MlKit.AwsSdk;

/// <summary>A REST request in the making: where its members go.</summary>
internal readonly struct RestCall(ServiceDescription service, IRequest request)
{
    public void Label(string name, string? value, string property) => request.AddPathResource($"{{{name}}}", StringUtils.FromString(Required(value, property)));

    // An empty header is as good as none, as in the official marshallers.
    public void Header(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            request.Headers[name] = value;
    }

    public void Header(string name, int? value) => Header(name, value?.ToString(CultureInfo.InvariantCulture));

    public void RequiredQuery(string name, string? value, string property) => Query(name, Required(value, property));

    public void Query(string name, string? value)
    {
        if (value is null)
            return;
        request.Parameters.Add(name, value);
        request.UseQueryString = true;
    }

    public void Query(string name, List<string>? values)
    {
        if (values is not { Count: > 0 })
            return;
        request.ParameterCollection.Add(name, values);
        request.UseQueryString = true;
    }

    public void Payload(MemoryStream? body)
    {
        request.ContentStream = body ?? new MemoryStream();
        request.ContentStream.Position = 0;
        request.Headers[Amazon.Util.HeaderKeys.ContentLengthHeader] = request.ContentStream.Length.ToString(CultureInfo.InvariantCulture);
        // A member may have named a type of its own.
        if (!request.Headers.ContainsKey(Amazon.Util.HeaderKeys.ContentTypeHeader))
            request.Headers[Amazon.Util.HeaderKeys.ContentTypeHeader] = "application/octet-stream";
    }

    public void Body(IStructure structure)
    {
        request.Headers[Amazon.Util.HeaderKeys.ContentTypeHeader] = "application/json";
        request.Content = JsonBody.Write(structure);
    }

    private string Required(string? value, string property) =>
        value ?? throw service.CreateException(null, new ErrorResponse { Message = $"Request object does not have required field {property} set" }, default);
}
