using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using MlKit.TestKit.Aws;

namespace MlKit.TestKit.Tests.Aws;

/// <summary>The protocols that address by path, and the one that sends forms, spoken by hand.</summary>
public sealed class FakeAwsServerPathTests
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_PathTemplate_AnswersWithLabels()
    {
        await using var aws = await FakeAwsServer.StartAsync(Cancellation);
        aws.On("POST /endpoints/{EndpointName}/invocations", request => FakeAwsResponse.Blob(request.Body, "text/csv"));
        using var body = new ByteArrayContent([1, 2, 3]);

        using var response = await Http.PostAsync(new Uri($"{aws.Url}/endpoints/e%201%2F2/invocations?a=1&b=x%20y&a=2"), body, Cancellation);

        var request = Assert.Single(aws.RequestsOf("POST /endpoints/{EndpointName}/invocations"));
        Assert.Equal("/endpoints/e%201%2F2/invocations", request.RawPath);
        Assert.Equal("a=1&b=x%20y&a=2", request.Query);
        Assert.Equal("e 1/2", request.Labels["EndpointName"]);
        Assert.Equal(["1", "2"], request.Parameters("a"));
        Assert.Equal("x y", request.Parameter("b"));
        Assert.Null(request.Target);
        Assert.Null(request.AccessKeyId);
        Assert.Null(request.CredentialScope);
        Assert.Equal("text/csv", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal([1, 2, 3], await response.Content.ReadAsByteArrayAsync(Cancellation));
    }

    [Theory]
    [InlineData("GET", "/fixed", "GET /fixed")]
    [InlineData("GET", "/other", "GET /{Name}")]
    [InlineData("PUT", "/bucket/a/b.txt", "PUT /{Bucket}/{Key+}")]
    public async Task On_SeveralTemplates_TheOneWithFewestLabelsAnswers(string method, string path, string expected)
    {
        await using var aws = await FakeAwsServer.StartAsync(Cancellation);
        aws.On("GET /{Name}", FakeAwsResponse.Empty()).On("GET /fixed", FakeAwsResponse.Empty()).On("PUT /{Bucket}/{Key+}", FakeAwsResponse.Empty());
        using var message = new HttpRequestMessage(new(method), aws.Url + path);

        using var response = await Http.SendAsync(message, Cancellation);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(expected, Assert.Single(aws.Requests).Operation);
    }

    [Fact]
    public async Task On_GreedyLabel_HoldsTheRestOfThePath()
    {
        await using var aws = await FakeAwsServer.StartAsync(Cancellation);
        aws.On("PUT /{Bucket}/{Key+}", FakeAwsResponse.Empty());

        using var response = await Http.PutAsync(new Uri($"{aws.Url}/bucket/a/b%20c.txt"), null, Cancellation);

        var labels = Assert.Single(aws.Requests).Labels;
        Assert.Equal("bucket", labels["Bucket"]);
        Assert.Equal("a/b c.txt", labels["Key"]);
    }

    [Fact]
    public async Task On_Form_IsFoundByItsAction()
    {
        await using var aws = await FakeAwsServer.StartAsync(Cancellation);
        aws.On("Publish", FakeAwsResponse.Xml("<PublishResponse/>"));
        using var form = new FormUrlEncodedContent([new("Action", "Publish"), new("Message", "Grüße & so")]);

        using var response = await Http.PostAsync(new Uri(aws.Url), form, Cancellation);

        var request = Assert.Single(aws.RequestsOf("Publish"));
        Assert.Equal("Grüße & so", request.Parameter("Message"));
        Assert.Equal("<PublishResponse/>", await response.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal(new MediaTypeHeaderValue("text/xml"), response.Content.Headers.ContentType);
    }

    [Fact]
    public async Task TruncatedAfter_ABody_EndsTheConnectionInOrder()
    {
        await using var aws = await FakeAwsServer.StartAsync(Cancellation);
        aws.On("GET /a", FakeAwsResponse.Json("{}").TruncatedAfter(1));

        using var response = await Http.GetAsync(new Uri($"{aws.Url}/a"), HttpCompletionOption.ResponseHeadersRead, Cancellation);

        Assert.Equal(2, response.Content.Headers.ContentLength);
        var exception = await Assert.ThrowsAsync<HttpRequestException>(() => response.Content.ReadAsByteArrayAsync(Cancellation));
        Assert.Equal(HttpRequestError.ResponseEnded, Assert.IsType<HttpIOException>(exception.InnerException).HttpRequestError);
    }

    [Fact]
    public async Task ResetAfter_Zero_ResetsTheConnection()
    {
        await using var aws = await FakeAwsServer.StartAsync(Cancellation);
        aws.On("GET /a", FakeAwsResponse.Json("{}").ResetAfter(0));

        var exception = await Assert.ThrowsAsync<HttpRequestException>(() => Http.GetAsync(new Uri($"{aws.Url}/a"), Cancellation));

        Assert.Equal(SocketError.ConnectionReset, Assert.IsType<SocketException>(exception.GetBaseException()).SocketErrorCode);
    }

    [Fact]
    public async Task DisposeAsync_UnscriptedPath_NamesMethodAndPath()
    {
        var aws = await FakeAwsServer.StartAsync(Cancellation);
        aws.On("GET /a/{B}", FakeAwsResponse.Empty());

        using var response = await Http.GetAsync(new Uri($"{aws.Url}/a/b/c"), Cancellation);

        Assert.Equal(HttpStatusCode.NotImplemented, response.StatusCode);
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(async () => await aws.DisposeAsync());
        Assert.Equal("GET /a/b/c: no script answers this operation. Call FakeAwsServer.On(\"GET /a/b/c\", ...).", exception.Message);
    }
}
