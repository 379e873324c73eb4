using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace MlKit.TestKit.Aws;

/// <summary>One request as it came over the wire. A retry is a request of its own.</summary>
public sealed class FakeAwsRequest
{
    private readonly Lazy<JsonElement> _json;
    private readonly Lazy<FrozenDictionary<string, string[]>> _parameters;

    private FakeAwsRequest(string method, string rawTarget, FrozenDictionary<string, string> headers, byte[] body)
    {
        var mark = rawTarget.IndexOf('?', StringComparison.Ordinal);
        Method = method;
        RawPath = mark < 0 ? rawTarget : rawTarget[..mark];
        Query = mark < 0 ? "" : rawTarget[(mark + 1)..];
        Headers = headers;
        Body = body;
        _json = new(() => JsonDocument.Parse(Body).RootElement);
        _parameters = new(ReadParameters);
        Operation = Target?[(Target.LastIndexOf('.') + 1)..] ?? Parameter("Action") ?? $"{Method} {RawPath}";
        (AccessKeyId, CredentialScope) = ReadCredential(Header("Authorization"));
    }

    private FakeAwsRequest(FakeAwsRequest original, string operation, FrozenDictionary<string, string> labels)
        : this(original.Method, original.RawTarget, original.Headers, original.Body)
    {
        Operation = operation;
        Labels = labels;
    }

    /// <summary>The operation: that of <c>X-Amz-Target</c>, the form's <c>Action</c>, the path template that answers it, or else method and path.</summary>
    public string Operation { get; }

    /// <summary>The HTTP method in upper case.</summary>
    public string Method { get; }

    /// <summary>The path as sent, with its escapes.</summary>
    public string RawPath { get; }

    /// <summary>The query as sent, without the question mark; empty where there is none.</summary>
    public string Query { get; }

    /// <summary>The headers by name, whatever its case; values of a repeated header are joined by commas.</summary>
    public FrozenDictionary<string, string> Headers { get; }

    /// <summary>The labels of the path template, unescaped; empty for operations that are not addressed by path.</summary>
    public FrozenDictionary<string, string> Labels { get; } = FrozenDictionary<string, string>.Empty;

    /// <summary>The header <c>X-Amz-Target</c>, or null.</summary>
    public string? Target => Header("X-Amz-Target");

    /// <summary>The header <c>Content-Type</c>, or null.</summary>
    public string? ContentType => Header("Content-Type");

    /// <summary>The access key of the SigV4 signature, or null where the request is not signed.</summary>
    public string? AccessKeyId { get; }

    /// <summary>The credential scope of the SigV4 signature without its date, such as <c>eu-west-1/states/aws4_request</c>, or null.</summary>
    public string? CredentialScope { get; }

    /// <summary>The body as sent.</summary>
    public byte[] Body { get; }

    /// <summary>The body as UTF-8 text.</summary>
    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>The body as JSON.</summary>
    /// <exception cref="JsonException">The body is not JSON.</exception>
    public JsonElement Json => _json.Value;

    private string RawTarget => Query.Length == 0 ? RawPath : $"{RawPath}?{Query}";

    /// <summary>Gives a header's value.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <returns>The value, or null where the request has no such header.</returns>
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>Gives the first value of a parameter of the query or, in the query protocol, of the form in the body.</summary>
    /// <param name="name">The name, in the case of the service.</param>
    /// <returns>The value, unescaped, or null where there is no such parameter.</returns>
    public string? Parameter(string name) => Parameters(name) is [var first, ..] ? first : null;

    /// <summary>Gives all values of a parameter of the query or, in the query protocol, of the form in the body.</summary>
    /// <param name="name">The name, in the case of the service.</param>
    /// <returns>The values, unescaped, in the order sent; none where there is no such parameter.</returns>
    public IReadOnlyList<string> Parameters(string name) => _parameters.Value.GetValueOrDefault(name, []);

    /// <inheritdoc/>
    public override string ToString() => Target ?? Operation;

    internal static async Task<FakeAwsRequest> ReadAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);

        var headers = context.Request.Headers.ToFrozenDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var rawTarget = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return new(context.Request.Method, rawTarget, headers, body.ToArray());
    }

    internal FakeAwsRequest AnsweredBy(string template, FrozenDictionary<string, string> labels) => new(this, template, labels);

    private static (string? AccessKeyId, string? Scope) ReadCredential(string? authorization)
    {
        const string Start = "Credential=";
        var start = authorization?.IndexOf(Start, StringComparison.Ordinal) ?? -1;
        if (start < 0)
            return default;

        // AKIDEXAMPLE/20260102/eu-west-1/states/aws4_request
        var parts = authorization![(start + Start.Length)..].Split(',')[0].Split('/', 3);
        return parts.Length == 3 ? (parts[0], parts[2].TrimEnd()) : default;
    }

    private FrozenDictionary<string, string[]> ReadParameters()
    {
        var isForm = ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) is true;
        var text = isForm ? $"{Query}&{Text}" : Query;
        return QueryHelpers.ParseQuery(text).ToFrozenDictionary(pair => pair.Key, pair => pair.Value.Select(value => value ?? "").ToArray(), StringComparer.Ordinal);
    }
}
