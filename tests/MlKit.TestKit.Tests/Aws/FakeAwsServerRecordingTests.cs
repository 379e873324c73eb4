using System.Text;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.SQS;
using MlKit.TestKit.Aws;

namespace MlKit.TestKit.Tests.Aws;

public sealed class FakeAwsServerRecordingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_JsonClient_RecordsWhatWasSent()
    {
        await using var aws = await FakeAwsServer.StartAsync(Cancellation);
        aws.On("GetItem", FakeAwsResponse.Json("""{"Item":{"name":{"S":"Öl"}}}"""));
        using var client = new AmazonDynamoDBClient(aws.Configure(new AmazonDynamoDBConfig()));

        var response = await client.GetItemAsync("täble", new() { ["id"] = new() { S = "1" } }, Cancellation);

        var request = Assert.Single(aws.Requests);
        Assert.Equal("Öl", response.Item["name"].S);
        Assert.Equal("request-1", response.ResponseMetadata.RequestId);
        Assert.Equal("POST", request.Method);
        Assert.Equal("/", request.RawPath);
        Assert.Equal("", request.Query);
        Assert.Equal("GetItem", request.Operation);
        Assert.Equal("DynamoDB_20120810.GetItem", request.Target);
        Assert.Equal("DynamoDB_20120810.GetItem", request.ToString());
        Assert.Equal("application/x-amz-json-1.0", request.ContentType);
        Assert.Equal("AKIDEXAMPLE", request.AccessKeyId);
        Assert.Equal("eu-west-1/dynamodb/aws4_request", request.CredentialScope);
        Assert.Equal("TOKEN", request.Header("x-amz-security-token"));
        Assert.Equal("täble", request.Json.GetProperty("TableName").GetString());
        Assert.Equal(request.Text, Encoding.UTF8.GetString(request.Body));
        Assert.Null(request.Header("x-missing"));
    }

    [Fact]
    public async Task On_FullTarget_TellsServicesApart()
    {
        await using var aws = await FakeAwsServer.StartAsync(Cancellation);
        aws.On("DynamoDB_20120810.ListTables", FakeAwsResponse.Json("""{"TableNames":["of the target"]}"""));
        aws.On("ListTables", FakeAwsResponse.Json("""{"TableNames":["of the name"]}"""));
        using var client = new AmazonDynamoDBClient(aws.Configure(new AmazonDynamoDBConfig()));

        var response = await client.ListTablesAsync(Cancellation);

        Assert.Equal(["of the target"], response.TableNames);
    }

    [Fact]
    public async Task On_Again_ReplacesTheScript()
    {
        await using var aws = await FakeAwsServer.StartAsync(Cancellation);
        aws.On("ListTables", FakeAwsResponse.Json("""{"TableNames":["first"]}""")).On("ListTables", FakeAwsResponse.Json("""{"TableNames":["second"]}"""));
        using var client = new AmazonDynamoDBClient(aws.Configure(new AmazonDynamoDBConfig()));

        Assert.Equal(["second"], (await client.ListTablesAsync(Cancellation)).TableNames);
    }

    [Fact]
    public async Task On_Handler_KeepsState()
    {
        await using var aws = await FakeAwsServer.StartAsync(Cancellation);
        var tables = new Dictionary<string, string>();
        aws.On("CreateTable", request =>
        {
            var name = request.Json.GetProperty("TableName").GetString()!;
            tables[name] = "CREATING";
            return FakeAwsResponse.Json($$$"""{"TableDescription":{"TableName":"{{{name}}}","TableStatus":"CREATING"}}""");
        });
        aws.On("DescribeTable", request =>
        {
            var name = request.Json.GetProperty("TableName").GetString()!;
            var status = tables[name];
            tables[name] = "ACTIVE";
            return FakeAwsResponse.Json($$$"""{"Table":{"TableName":"{{{name}}}","TableStatus":"{{{status}}}"}}""");
        });
        using var client = new AmazonDynamoDBClient(aws.Configure(new AmazonDynamoDBConfig()));

        await client.CreateTableAsync(new CreateTableRequest { TableName = "table" }, Cancellation);
        var first = await client.DescribeTableAsync("table", Cancellation);
        var second = await client.DescribeTableAsync("table", Cancellation);

        Assert.Equal(TableStatus.CREATING, first.Table.TableStatus);
        Assert.Equal(TableStatus.ACTIVE, second.Table.TableStatus);
    }

    [Fact]
    public async Task On_ParallelRequests_LosesNone()
    {
        const int Count = 200;
        await using var aws = await FakeAwsServer.StartAsync(Cancellation);
        var calls = 0;
        // Not interlocked on purpose: the server calls its functions one at a time.
        aws.On("GetQueueUrl", request => FakeAwsResponse.Json($$"""{"QueueUrl":"{{request.Json.GetProperty("QueueName").GetString()}}/{{++calls}}"}"""));
        using var client = new AmazonSQSClient(aws.Configure(new AmazonSQSConfig()));

        var responses = await Task.WhenAll(Enumerable.Range(0, Count).Select(i => client.GetQueueUrlAsync($"q{i}", Cancellation)));

        Assert.Equal(Count, aws.RequestsOf("GetQueueUrl").Count);
        Assert.All(responses, (response, i) => Assert.StartsWith($"q{i}/", response.QueueUrl, StringComparison.Ordinal));
        Assert.Equal(Count, responses.Select(response => response.QueueUrl.Split('/')[1]).Distinct().Count());
    }

    [Fact]
    public async Task OnPages_Paginator_ReadsThemAll()
    {
        await using var aws = await FakeAwsServer.StartAsync(Cancellation);
        aws.OnPages("ListQueues", "QueueUrls", "NextToken", """["a","b"]""", """["c"]""", """["d"]""");
        using var client = new AmazonSQSClient(aws.Configure(new AmazonSQSConfig()));

        var urls = new List<string>();
        await foreach (var url in client.Paginators.ListQueues(new() { MaxResults = 2 }).QueueUrls.WithCancellation(Cancellation))
            urls.Add(url);

        Assert.Equal(["a", "b", "c", "d"], urls);
        Assert.Equal(3, aws.Requests.Count);
    }

    [Fact]
    public async Task OnPages_ForeignToken_IsRefused()
    {
        await using var aws = await FakeAwsServer.StartAsync(Cancellation);
        aws.OnPages("ListQueues", "QueueUrls", "NextToken", "[]");
        using var client = new AmazonSQSClient(aws.Configure(new AmazonSQSConfig()));

        var exception = await Assert.ThrowsAsync<AmazonSQSException>(() => client.ListQueuesAsync(new Amazon.SQS.Model.ListQueuesRequest { NextToken = "7" }, Cancellation));

        Assert.Equal("NextToken '7' is none that this server gave.", exception.Message);
    }
}
