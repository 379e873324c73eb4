using System.Net;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using MlKit.TestKit.Aws;

namespace MlKit.TestKit.Tests.Aws;

public sealed class FakeAwsServerFaultTests
{
    private const string Tables = """{"TableNames":["first","second"]}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_ThrottledTwice_TheClientRetriesAndSucceeds()
    {
        await using var aws = await FakeAwsServer.StartAsync(Cancellation);
        aws.On("ListTables", FakeAwsResponse.Throttle(), FakeAwsResponse.Throttle("ProvisionedThroughputExceededException"), FakeAwsResponse.Json(Tables));
        using var client = new AmazonDynamoDBClient(aws.Configure(new AmazonDynamoDBConfig()));

        var response = await client.ListTablesAsync(Cancellation);

        Assert.Equal(["first", "second"], response.TableNames);
        Assert.Equal(3, aws.Requests.Count);
        Assert.Equal(["attempt=1; max=4", "attempt=2; max=4", "attempt=3; max=4"], aws.Requests.Select(request => request.Header("amz-sdk-request")));
        Assert.Single(aws.Requests.Select(request => request.Header("amz-sdk-invocation-id")).Distinct());
    }

    [Theory]
    [InlineData(400, "ThrottlingException", 4)]
    [InlineData(500, "InternalServerError", 4)]
    [InlineData(503, "ServiceUnavailable", 4)]
    [InlineData(400, "ResourceNotFoundException", 1)]
    [InlineData(501, "Unknown", 1)]
    public async Task On_LastingError_IsTriedAsOftenAsTheSdkDoes(int status, string code, int attempts)
    {
        await using var aws = await FakeAwsServer.StartAsync(Cancellation);
        aws.On("ListTables", FakeAwsResponse.Error(code, "told", status));
        using var client = new AmazonDynamoDBClient(aws.Configure(new AmazonDynamoDBConfig()));

        var exception = await Assert.ThrowsAnyAsync<AmazonDynamoDBException>(() => client.ListTablesAsync(Cancellation));

        Assert.Equal(code, exception.ErrorCode);
        Assert.Equal("told", exception.Message);
        Assert.Equal((HttpStatusCode)status, exception.StatusCode);
        Assert.Equal(attempts, aws.Requests.Count);
    }

    [Theory]
    [InlineData(FakeAwsErrorShape.TypeMember)]
    [InlineData(FakeAwsErrorShape.TypeHeader)]
    [InlineData(FakeAwsErrorShape.CodeMember)]
    public async Task Error_JsonShape_BecomesTheExceptionOfTheModel(FakeAwsErrorShape shape)
    {
        await using var aws = await FakeAwsServer.StartAsync(Cancellation);
        aws.On("DescribeTable", FakeAwsResponse.Error("ResourceNotFoundException", "no table \"ü\"", shape: shape));
        using var client = new AmazonDynamoDBClient(aws.Configure(new AmazonDynamoDBConfig()));

        var exception = await Assert.ThrowsAsync<ResourceNotFoundException>(() => client.DescribeTableAsync("t", Cancellation));

        Assert.Equal("no table \"ü\"", exception.Message);
        Assert.Equal("ResourceNotFoundException", exception.ErrorCode);
        Assert.Equal("request-1", exception.RequestId);
    }

    [Fact]
    public void Error_UnknownShape_Throws() => Assert.Equal(
        "shape", Assert.Throws<ArgumentOutOfRangeException>(() => FakeAwsResponse.Error("A", shape: (FakeAwsErrorShape)99)).ParamName);

    [Fact]
    public async Task HtmlError_Gateway_IsRetriedAndThenThrown()
    {
        await using var aws = await FakeAwsServer.StartAsync(Cancellation);
        aws.On("ListTables", FakeAwsResponse.HtmlError());
        using var client = new AmazonDynamoDBClient(aws.Configure(new AmazonDynamoDBConfig()));

        var exception = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => client.ListTablesAsync(Cancellation));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, exception.StatusCode);
        Assert.Equal(4, aws.Requests.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public async Task Chunked_Body_IsReadWhole(int chunkSize)
    {
        await using var aws = await FakeAwsServer.StartAsync(Cancellation);
        aws.On("ListTables", FakeAwsResponse.Json(Tables).Chunked(chunkSize));
        using var client = new AmazonDynamoDBClient(aws.Configure(new AmazonDynamoDBConfig()));

        var response = await client.ListTablesAsync(Cancellation);

        Assert.Equal(["first", "second"], response.TableNames);
        // The SDK tells 0 where the response has no Content-Length.
        Assert.Equal(0, response.ContentLength);
    }

    [Fact]
    public async Task Chunked_Error_IsReadWhole()
    {
        await using var aws = await FakeAwsServer.StartAsync(Cancellation);
        aws.On("DescribeTable", FakeAwsResponse.Error("ResourceNotFoundException", "gone").Chunked(3));
        using var client = new AmazonDynamoDBClient(aws.Configure(new AmazonDynamoDBConfig()));

        Assert.Equal("gone", (await Assert.ThrowsAsync<ResourceNotFoundException>(() => client.DescribeTableAsync("t", Cancellation))).Message);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(10, false)]
    [InlineData(0, true)]
    [InlineData(10, true)]
    public async Task TruncatedAfter_OnceThenWhole_TheClientDoesNotTakeTheHalf(int sentLength, bool isReset)
    {
        await using var aws = await FakeAwsServer.StartAsync(Cancellation);
        var whole = FakeAwsResponse.Json(Tables);
        aws.On("ListTables", isReset ? whole.ResetAfter(sentLength) : whole.TruncatedAfter(sentLength), whole);
        using var client = new AmazonDynamoDBClient(aws.Configure(new AmazonDynamoDBConfig()));

        var response = await client.ListTablesAsync(Cancellation);

        Assert.Equal(["first", "second"], response.TableNames);
        Assert.Equal(2, aws.Requests.Count);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void TruncatedAfter_NotFewerBytes_Throws(int sentLength) => Assert.Equal(
        "sentLength", Assert.Throws<ArgumentOutOfRangeException>(() => FakeAwsResponse.Json("{}").TruncatedAfter(sentLength)).ParamName);

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void ResetAfter_MoreThanTheBody_Throws(int sentLength) => Assert.Equal(
        "sentLength", Assert.Throws<ArgumentOutOfRangeException>(() => FakeAwsResponse.Json("{}").ResetAfter(sentLength)).ParamName);

    [Fact]
    public void Chunked_NotPositive_Throws() => Assert.Equal(
        "chunkSize", Assert.Throws<ArgumentOutOfRangeException>(() => FakeAwsResponse.Json("{}").Chunked(0)).ParamName);

    [Fact]
    public async Task Empty_Body_LeavesTheResponseEmpty()
    {
        await using var aws = await FakeAwsServer.StartAsync(Cancellation);
        aws.On("TagResource", FakeAwsResponse.Empty());
        using var client = new AmazonDynamoDBClient(aws.Configure(new AmazonDynamoDBConfig()));

        var response = await client.TagResourceAsync(new() { ResourceArn = "arn:x", Tags = [] }, Cancellation);

        Assert.Equal(HttpStatusCode.OK, response.HttpStatusCode);
    }
}
