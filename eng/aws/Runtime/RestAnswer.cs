using System.Text.Json;
using Amazon.Runtime.Internal.Transform;

namespace MlKit.AwsSdk;

/// <summary>The answer to a REST request: where its members come from.</summary>
internal readonly struct RestAnswer(JsonUnmarshallerContext context)
{
    public int StatusCode => (int)context.ResponseData.StatusCode;

    public string? Header(string name) => context.ResponseData.IsHeaderPresent(name) ? context.ResponseData.GetHeaderValue(name) : null;

    public JsonElement Json() => JsonBody.Read(context);

    /// <summary>The body as it is; null where it is empty.</summary>
    public MemoryStream? Payload() => JsonBody.ReadBytes(context) is { Length: > 0 } bytes ? new MemoryStream(bytes) : null;
}
