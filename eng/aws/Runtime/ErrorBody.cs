using System.Text.Json;
using Amazon.Runtime.Internal.Transform;

namespace MlKit.AwsSdk;

/// <summary>What an error tells beyond its code and message: the members of its structure.</summary>
/// <param name="Json">The body; undefined where it is not JSON.</param>
/// <param name="Answer">The answer's headers.</param>
internal readonly record struct ErrorBody(JsonElement Json, IWebResponseData Answer)
{
    public static ErrorBody Of(JsonUnmarshallerContext context)
    {
        try
        {
            return new ErrorBody(JsonBody.Parse(context.GetResponseBodyBytes(), context.JsonMaxDepth), context.ResponseData);
        }
        catch (JsonException)
        {
            // Proxies answer with pages of their own. Code and message are known even then.
            return new ErrorBody(default, context.ResponseData);
        }
    }

    public string? Header(string name) => Answer.IsHeaderPresent(name) ? Answer.GetHeaderValue(name) : null;
}
