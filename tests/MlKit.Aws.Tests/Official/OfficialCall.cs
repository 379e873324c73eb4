extern alias standin;

using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.SQS;
using Amazon.SQS.Model;
using MlKit.TestKit.Aws;
using StandInDynamoDB = standin::Amazon.DynamoDBv2;
using StandInSqs = standin::Amazon.SQS;

namespace MlKit.Aws.Tests.Official;

/// <summary>The same call of an official client and of the stand-in of the same service.</summary>
/// <param name="Official">Calls the official client.</param>
/// <param name="StandIn">Calls the stand-in.</param>
/// <param name="KnownError">The name of an error that the operation declares.</param>
internal sealed record OfficialCall(OfficialCall.Call Official, OfficialCall.Call StandIn, string KnownError)
{
    private const string Url = "http://sqs.eu-west-1.amazonaws.com/1/queue";

    public delegate Task<object> Call(FakeAwsServer aws, CancellationToken cancellationToken);

    public static IReadOnlyDictionary<string, OfficialCall> All { get; } = new Dictionary<string, OfficialCall>
    {
        ["ReceiveMessage"] = new(
            Sqs(async (client, token) => await client.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = Url }, token)),
            SqsStandIn(async (client, token) => await client.ReceiveMessageAsync(new StandInSqs.Model.ReceiveMessageRequest { QueueUrl = Url }, token)),
            "QueueDoesNotExist"),
        ["SendMessage"] = new(
            Sqs(async (client, token) => await client.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageBody = "hello" }, token)),
            SqsStandIn(async (client, token) => await client.SendMessageAsync(new StandInSqs.Model.SendMessageRequest { QueueUrl = Url, MessageBody = "hello" }, token)),
            "InvalidMessageContents"),
        ["GetItem"] = new(
            DynamoDB(async (client, token) => await client.GetItemAsync(new GetItemRequest { TableName = "table" }, token)),
            DynamoDBStandIn(async (client, token) => await client.GetItemAsync(new StandInDynamoDB.Model.GetItemRequest { TableName = "table" }, token)),
            "ResourceNotFoundException"),
        ["DescribeTable"] = new(
            DynamoDB(async (client, token) => await client.DescribeTableAsync(new DescribeTableRequest { TableName = "table" }, token)),
            DynamoDBStandIn(async (client, token) => await client.DescribeTableAsync(new StandInDynamoDB.Model.DescribeTableRequest { TableName = "table" }, token)),
            "ResourceNotFoundException"),
        ["Query"] = new(
            DynamoDB(async (client, token) => await client.QueryAsync(new QueryRequest { TableName = "table" }, token)),
            DynamoDBStandIn(async (client, token) => await client.QueryAsync(new StandInDynamoDB.Model.QueryRequest { TableName = "table" }, token)),
            "ResourceNotFoundException"),
    };

    private static Call Sqs(Func<AmazonSQSClient, CancellationToken, Task<object>> call) => async (aws, token) =>
    {
        using var client = new AmazonSQSClient(aws.Configure(new AmazonSQSConfig()));
        return await call(client, token);
    };

    private static Call SqsStandIn(Func<StandInSqs.AmazonSQSClient, CancellationToken, Task<object>> call) => async (aws, token) =>
    {
        using var client = new StandInSqs.AmazonSQSClient(aws.Configure(new StandInSqs.AmazonSQSConfig()));
        return await call(client, token);
    };

    private static Call DynamoDB(Func<AmazonDynamoDBClient, CancellationToken, Task<object>> call) => async (aws, token) =>
    {
        using var client = new AmazonDynamoDBClient(aws.Configure(new AmazonDynamoDBConfig()));
        return await call(client, token);
    };

    private static Call DynamoDBStandIn(Func<StandInDynamoDB.AmazonDynamoDBClient, CancellationToken, Task<object>> call) => async (aws, token) =>
    {
        using var client = new StandInDynamoDB.AmazonDynamoDBClient(aws.Configure(new StandInDynamoDB.AmazonDynamoDBConfig()));
        return await call(client, token);
    };
}
