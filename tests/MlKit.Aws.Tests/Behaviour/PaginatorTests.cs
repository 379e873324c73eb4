using Amazon.CloudWatchLogs;
using Amazon.CloudWatchLogs.Model;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using MlKit.TestKit.Aws;

namespace MlKit.Aws.Tests.Behaviour;

public sealed class PaginatorTests : AwsBehaviour
{
    private const string First = """[{"name":"a"},{"name":"b"}]""";
    private const string Second = """[{"name":"c"}]""";

    [Fact]
    public async Task ResultKey_OfListExecutions_GivesTheItemsOfAllPages()
    {
        Aws.OnPages("ListExecutions", "executions", "nextToken", First, "[]", Second);
        using var client = Client();

        var names = await client.Paginators.ListExecutions(new ListExecutionsRequest { StateMachineArn = "arn:m" }).Executions.Select(execution => execution.Name).ToListAsync(Token);

        Assert.Equal(["a", "b", "c"], names);
        Assert.Equal([null, "1", "2"], Aws.Requests.Select(SentToken));
        Assert.All(Aws.Requests, request => Assert.Equal("arn:m", request.Json.GetProperty("stateMachineArn").GetString()));
    }

    [Fact]
    public async Task Responses_OfGetExecutionHistory_GivesThePages()
    {
        Aws.OnPages("GetExecutionHistory", "events", "nextToken", """[{"id":1},{"id":2}]""", """[{"id":3}]""");
        using var client = Client();

        var counts = await client.Paginators.GetExecutionHistory(new GetExecutionHistoryRequest { ExecutionArn = "arn:e" }).Responses.Select(page => page.Events.Count).ToListAsync(Token);

        Assert.Equal([2, 1], counts);
    }

    [Fact]
    public async Task Paginator_GivenAToken_BeginsThere()
    {
        Aws.OnPages("ListExecutions", "executions", "nextToken", First, Second);
        using var client = Client();

        var names = await client.Paginators.ListExecutions(new ListExecutionsRequest { NextToken = "1" }).Executions.Select(execution => execution.Name).ToListAsync(Token);

        Assert.Equal(["c"], names);
    }

    [Fact]
    public async Task ResultKey_OfAPageWithoutList_IsEmpty()
    {
        Aws.On("ListExecutions", FakeAwsResponse.Json("""{"nextToken":"more"}"""), FakeAwsResponse.Json("""{"executions":null,"nextToken":""}"""));
        using var client = Client();

        Assert.Empty(await client.Paginators.ListExecutions(new ListExecutionsRequest()).Executions.ToListAsync(Token));
        Assert.Equal(2, Aws.Requests.Count);
    }

    [Fact]
    public async Task Paginator_UsedTwice_Throws()
    {
        Aws.OnPages("ListExecutions", "executions", "nextToken", First);
        using var client = Client();
        var paginator = client.Paginators.ListExecutions(new ListExecutionsRequest());
        await paginator.Responses.ToListAsync(Token);

        var error = await Assert.ThrowsAsync<InvalidOperationException>(async () => await paginator.Executions.ToListAsync(Token));

        Assert.Equal("Paginator has already been consumed and cannot be reused. Please create a new instance.", error.Message);
        Assert.Single(Aws.Requests);
    }

    [Fact]
    public async Task Paginator_CancelledInTheMiddle_AsksForNoFurtherPage()
    {
        Aws.OnPages("ListExecutions", "executions", "nextToken", First, Second);
        using var client = Client();
        using var cancelling = CancellationTokenSource.CreateLinkedTokenSource(Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var page in client.Paginators.ListExecutions(new ListExecutionsRequest()).Responses.WithCancellation(cancelling.Token))
                await cancelling.CancelAsync();
        });

        Assert.Single(Aws.Requests);
    }

    [Fact]
    public async Task Paginator_OfAFailingPage_ThrowsTheErrorOfTheService()
    {
        Aws.On("ListExecutions", FakeAwsResponse.Json($$"""{"executions":{{First}},"nextToken":"old"}"""), FakeAwsResponse.Error("InvalidToken", "Invalid Token: 'old'"));
        using var client = Client();
        var names = new List<string>();

        await Assert.ThrowsAsync<InvalidTokenException>(async () =>
        {
            await foreach (var execution in client.Paginators.ListExecutions(new ListExecutionsRequest()).Executions.WithCancellation(Token))
                names.Add(execution.Name);
        });

        Assert.Equal(["a", "b"], names);
    }

    // CloudWatch Logs tells a token for ever: that of the request again when there is nothing more.
    [Fact]
    public async Task Paginator_OfGetLogEvents_EndsWhereTheTokenIsTheSameAgain()
    {
        Aws.On("GetLogEvents",
            FakeAwsResponse.Json("""{"events":[{"message":"a"}],"nextForwardToken":"f/1"}"""),
            FakeAwsResponse.Json("""{"events":[{"message":"b"}],"nextForwardToken":"f/2"}"""),
            FakeAwsResponse.Json("""{"events":[],"nextForwardToken":"f/2"}"""),
            FakeAwsResponse.Error("InvalidParameterException", "One request too many."));
        using var client = new AmazonCloudWatchLogsClient(Aws.Configure(new AmazonCloudWatchLogsConfig()));

        var messages = await client.Paginators.GetLogEvents(new GetLogEventsRequest { LogStreamName = "s" }).Events.Select(one => one.Message).ToListAsync(Token);

        Assert.Equal(["a", "b"], messages);
        Assert.Equal([null, "f/1", "f/2"], Aws.Requests.Select(SentToken));
    }

    private static string? SentToken(FakeAwsRequest request) => request.Json.TryGetProperty("nextToken", out var token) ? token.GetString() : null;

    private AmazonStepFunctionsClient Client() => new(Aws.Configure(new AmazonStepFunctionsConfig()));
}
