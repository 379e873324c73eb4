extern alias standin;

using System.Reflection;
using Amazon.Runtime;
using CsCheck;
using MlKit.TestKit.Aws;

namespace MlKit.Aws.Tests.Requests;

/// <summary>Random requests through the stand-in and through the official client: the same bytes.</summary>
public sealed class RequestBytesTests
{
    private static readonly Assembly[] StandIns = [typeof(standin::Amazon.SQS.AmazonSQSClient).Assembly, typeof(standin::Amazon.DynamoDBv2.AmazonDynamoDBClient).Assembly];
    private static readonly Assembly[] Officials = [typeof(Amazon.SQS.AmazonSQSClient).Assembly, typeof(Amazon.DynamoDBv2.AmazonDynamoDBClient).Assembly];

    // Of the connection, the moment, the library's version.
    private static readonly string[] Varying = ["Authorization", "User-Agent", "X-Amz-User-Agent", "X-Amz-Date", "amz-sdk-invocation-id", "amz-sdk-request", "Host"];

    public static TheoryData<int, string> Operations
    {
        get
        {
            var data = new TheoryData<int, string>();
            for (var service = 0; service < StandIns.Length; service++)
                foreach (var type in StandIns[service].GetExportedTypes().Where(type => type.Name.EndsWith("Request", StringComparison.Ordinal) && !type.Name.StartsWith("Amazon", StringComparison.Ordinal) && type.IsSubclassOf(typeof(AmazonWebServiceRequest))))
                    data.Add(service, type.Name[..^"Request".Length]);
            return data;
        }
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task Request_OfRandomMembers_IsByteForByteThatOfTheOfficialClient(int service, string operation)
    {
        await using var aws = await FakeAwsServer.StartAsync(TestContext.Current.CancellationToken);
        // An error, so that nobody looks into an answer.
        aws.On(operation, FakeAwsResponse.Error("Enough"));
        using var standIn = AwsClients.Create(StandIns[service], aws.Configure(AwsClients.CreateConfig(StandIns[service])), FakeAwsServer.Credentials);
        using var official = AwsClients.Create(Officials[service], aws.Configure(AwsClients.CreateConfig(Officials[service])), FakeAwsServer.Credentials);

        await Gen.Int.SampleAsync(async seed =>
        {
            var input = new TwinInput(seed).Create(AwsClients.Operation(StandIns[service], operation).Request, AwsClients.Operation(Officials[service], operation).Request);
            var sent = await SendAsync(aws, standIn, operation, input.StandIn);
            var expected = await SendAsync(aws, official, operation, input.Official);

            Assert.Equal(expected.Text, sent.Text);
            Assert.Equal((expected.Method, expected.RawPath, expected.Query), (sent.Method, sent.RawPath, sent.Query));
            Assert.Equal(Fixed(expected), Fixed(sent));
        }, iter: 25, threads: 1);
    }

    private static async Task<FakeAwsRequest> SendAsync(FakeAwsServer aws, AmazonServiceClient client, string operation, object request)
    {
        await Assert.ThrowsAnyAsync<AmazonServiceException>(() => AwsClients.SendAsync(client, operation, request, TestContext.Current.CancellationToken));
        return aws.Requests[^1];
    }

    private static SortedDictionary<string, string> Fixed(FakeAwsRequest request) =>
        new(request.Headers.Where(header => !Varying.Contains(header.Key, StringComparer.OrdinalIgnoreCase)).ToDictionary(), StringComparer.OrdinalIgnoreCase);
}
