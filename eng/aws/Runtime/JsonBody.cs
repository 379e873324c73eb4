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
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

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

    /// <summary>Reads a body as leniently as the official readers do: they stop where the value ends, and a list or text is an object without members to them.</summary>
    public static JsonElement Read(JsonUnmarshallerContext context) => Parse(ReadBytes(context), context.JsonMaxDepth);

    public static JsonElement Parse(ReadOnlySpan<byte> bytes, int maxDepth)
    {
        var reader = new Utf8JsonReader(bytes.StartsWith(ByteOrderMark) ? bytes[ByteOrderMark.Length..] : bytes, new JsonReaderOptions { AllowTrailingCommas = true, MaxDepth = maxDepth });
        var json = JsonElement.ParseValue(ref reader);
        return json.ValueKind is JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.String ? json : throw new JsonException($"The body must be an object, but is {json.GetRawText()}.");
    }

    public static AmazonServiceException ReadError(ServiceDescription service, OperationError[] known, JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
    {
        var reader = new StreamingUtf8JsonReader(context.Stream);
        var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(context, ref reader);
        error.InnerException = innerException;
        error.StatusCode = statusCode;
        return service.Fail(error, known, ErrorBody.Of(context));
    }
}
