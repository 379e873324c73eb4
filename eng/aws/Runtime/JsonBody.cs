#nullable disable
using System.Buffers;
using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace MlKit.AwsSdk;

/// <summary>Bodies of the JSON protocols.</summary>
internal static class JsonBody
{
    public static byte[] Write(IStructure structure)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
            json.WriteValue(structure);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads all of a body. Its length is not known before: it may be sent in chunks.</summary>
    public static byte[] ReadBytes(JsonUnmarshallerContext context)
    {
        using var bytes = new MemoryStream();
        context.Stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>Reads a body. An empty one is an undefined element, all of whose members are missing.</summary>
    public static JsonElement Read(JsonUnmarshallerContext context) =>
        ReadBytes(context) is { Length: > 0 } bytes ? JsonElement.Parse(bytes, new JsonDocumentOptions { MaxDepth = context.JsonMaxDepth }) : default;

    public static AmazonServiceException ReadError(ServiceDescription service, OperationError[] known, JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
    {
        var reader = new StreamingUtf8JsonReader(context.Stream);
        var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(context, ref reader);
        error.InnerException = innerException;
        error.StatusCode = statusCode;
        return service.Fail(error, known, ErrorBody.Of(context));
    }
}
