using System.Collections.Immutable;
using System.Net.Mime;
using System.Security;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace MlKit.TestKit.Aws;

/// <summary>What the fake endpoint sends back, and how: whole, in chunks, cut short, late. Immutable, so that one response may answer many requests.</summary>
public sealed record FakeAwsResponse
{
    private FakeAwsResponse(int status, string? contentType, ReadOnlyMemory<byte> body)
    {
        Status = status;
        ContentType = contentType;
        Body = body;
    }

    /// <summary>The HTTP status.</summary>
    public int Status { get; private init; }

    /// <summary>The header <c>Content-Type</c>, or null for none.</summary>
    public string? ContentType { get; private init; }

    /// <summary>The whole body, also where only a part of it is sent.</summary>
    public ReadOnlyMemory<byte> Body { get; private init; }

    /// <summary>The headers besides <c>Content-Type</c> and <c>x-amzn-RequestId</c>.</summary>
    public ImmutableDictionary<string, string> Headers { get; private init; } = ImmutableDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase);

    private int? ChunkSize { get; init; }

    private int? SentLength { get; init; }

    private bool IsReset { get; init; }

    private Func<CancellationToken, Task> Gate { get; init; } = _ => Task.CompletedTask;

    /// <summary>Answers with JSON.</summary>
    /// <param name="json">The body.</param>
    /// <param name="status">The HTTP status.</param>
    /// <returns>The response.</returns>
    public static FakeAwsResponse Json(string json, int status = 200) => new(status, "application/x-amz-json-1.1", Encoding.UTF8.GetBytes(json));

    /// <summary>Answers with XML.</summary>
    /// <param name="xml">The body.</param>
    /// <param name="status">The HTTP status.</param>
    /// <returns>The response.</returns>
    public static FakeAwsResponse Xml(string xml, int status = 200) => new(status, MediaTypeNames.Text.Xml, Encoding.UTF8.GetBytes(xml));

    /// <summary>Answers with bytes.</summary>
    /// <param name="body">The body.</param>
    /// <param name="contentType">The header <c>Content-Type</c>.</param>
    /// <returns>The response.</returns>
    public static FakeAwsResponse Blob(ReadOnlyMemory<byte> body, string contentType = MediaTypeNames.Application.Octet) => new(200, contentType, body);

    /// <summary>Answers without a body.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <returns>The response.</returns>
    public static FakeAwsResponse Empty(int status = 200) => new(status, null, default);

    /// <summary>Answers with an error of the service.</summary>
    /// <param name="code">The name of the error as the service model has it, such as <c>ValidationException</c>.</param>
    /// <param name="message">The message of the service.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="shape">Where the response names the error.</param>
    /// <returns>The response.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="shape"/> is not one of the known shapes.</exception>
    public static FakeAwsResponse Error(string code, string message = "", int status = 400, FakeAwsErrorShape shape = FakeAwsErrorShape.TypeMember) => shape switch
    {
        FakeAwsErrorShape.TypeMember => Json(new JsonObject { ["__type"] = $"com.amazonaws.fake#{code}", ["message"] = message }.ToJsonString(), status),
        FakeAwsErrorShape.TypeHeader => Json(new JsonObject { ["message"] = message }.ToJsonString(), status)
            .WithHeader("x-amzn-ErrorType", $"{code}:http://internal.amazon.com/coral/com.amazonaws.fake/"),
        FakeAwsErrorShape.CodeMember => Json(new JsonObject { ["code"] = code, ["message"] = message }.ToJsonString(), status),
        FakeAwsErrorShape.UpperCodeMember => Json(new JsonObject { ["Code"] = code, ["Message"] = message }.ToJsonString(), status),
        FakeAwsErrorShape.Xml => Xml(
            $"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>{SecurityElement.Escape(message)}</Message></Error></ErrorResponse>", status),
        _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, null),
    };

    /// <summary>Answers that requests come too fast, which the SDK retries.</summary>
    /// <param name="code">The name the service has for it.</param>
    /// <returns>The response.</returns>
    public static FakeAwsResponse Throttle(string code = "ThrottlingException") => Error(code, "Rate exceeded");

    /// <summary>Answers with a web page, as load balancers and proxies before a service do.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <returns>The response.</returns>
    public static FakeAwsResponse HtmlError(int status = 503) =>
        new(status, MediaTypeNames.Text.Html, Encoding.UTF8.GetBytes($"<html><head><title>{status}</title></head><body><h1>{status}</h1></body></html>"));

    /// <summary>Adds or replaces a header.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    /// <returns>The response with the header.</returns>
    public FakeAwsResponse WithHeader(string name, string value) => this with { Headers = Headers.SetItem(name, value) };

    /// <summary>Sends the body in chunks, without a <c>Content-Length</c>.</summary>
    /// <param name="chunkSize">The length of a chunk in bytes, at least 1.</param>
    /// <returns>The chunked response.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="chunkSize"/> is not positive.</exception>
    public FakeAwsResponse Chunked(int chunkSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(chunkSize);
        return this with { ChunkSize = chunkSize };
    }

    /// <summary>Announces the whole body, sends its first bytes and closes the connection in order.</summary>
    /// <param name="sentLength">The bytes sent, fewer than the body has.</param>
    /// <returns>The truncated response.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sentLength"/> is negative, or not less than the length of the body.</exception>
    public FakeAwsResponse TruncatedAfter(int sentLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sentLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(sentLength, Body.Length);
        return this with { SentLength = sentLength, IsReset = false };
    }

    /// <summary>Announces the whole body, sends its first bytes and resets the connection.</summary>
    /// <param name="sentLength">The bytes sent; with 0 not even the status is.</param>
    /// <returns>The response that ends in a reset.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sentLength"/> is negative, or more than the length of the body.</exception>
    public FakeAwsResponse ResetAfter(int sentLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sentLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sentLength, Body.Length);
        return this with { SentLength = sentLength, IsReset = true };
    }

    /// <summary>Answers when the delay is over on the clock given; the delay starts before <see cref="FakeAwsServer.ReceivedAsync"/> tells of the request.</summary>
    /// <param name="delay">The delay.</param>
    /// <param name="clock">The clock, which a test usually moves by hand.</param>
    /// <returns>The delayed response.</returns>
    public FakeAwsResponse After(TimeSpan delay, TimeProvider clock) => this with { Gate = cancellationToken => Task.Delay(delay, clock, cancellationToken) };

    /// <summary>Answers when the task is done: a gate that the test opens.</summary>
    /// <param name="gate">The gate; one that never opens leaves the request unanswered.</param>
    /// <returns>The delayed response.</returns>
    public FakeAwsResponse After(Task gate) => this with { Gate = gate.WaitAsync };

    internal Task OpenGateAsync(CancellationToken cancellationToken) => Gate(cancellationToken);

    internal async Task SendAsync(HttpContext context, string requestId, CancellationToken cancellationToken)
    {
        if (IsReset && SentLength is 0)
        {
            context.Abort();
            return;
        }

        var response = context.Response;
        SendHead(response, requestId);
        var sent = Body[..(SentLength ?? Body.Length)];
        var step = ChunkSize ?? Math.Max(sent.Length, 1);
        for (var start = 0; start < sent.Length; start += step)
        {
            await response.Body.WriteAsync(sent.Slice(start, Math.Min(step, sent.Length - start)), cancellationToken);
            await response.Body.FlushAsync(cancellationToken);
        }

        // A head without a body has to reach the client as well, before the connection goes.
        await response.Body.FlushAsync(cancellationToken);
        if (IsReset)
            context.Abort();
    }

    private void SendHead(HttpResponse response, string requestId)
    {
        response.StatusCode = Status;
        response.Headers["x-amzn-RequestId"] = requestId;
        if (ContentType is not null)
            response.ContentType = ContentType;
        if (ChunkSize is null)
            response.ContentLength = Body.Length;
        foreach (var (name, value) in Headers)
            response.Headers[name] = value;
    }
}
