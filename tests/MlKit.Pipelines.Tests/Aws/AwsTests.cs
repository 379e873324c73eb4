using Amazon.CloudWatchLogs;
using Amazon.SageMaker;
using Amazon.StepFunctions;
using MlKit.TestKit.Aws;

namespace MlKit.Pipelines.Tests.Aws;

/// <summary>Tests of real clients against an endpoint of their own.</summary>
public abstract class AwsTests : IAsyncLifetime
{
    private protected const string Account = "123456789012";
    private protected const string MachineArn = $"arn:aws:states:{FakeAwsServer.Region}:{Account}:stateMachine:legacy";
    private protected const string ExecutionArn = $"arn:aws:states:{FakeAwsServer.Region}:{Account}:execution:legacy:run-1";
    private protected const string Role = $"arn:aws:iam::{Account}:role/legacy";

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected FakeAwsServer Server { get; private set; } = null!;

    private protected AmazonStepFunctionsClient StepFunctions { get; private set; } = null!;

    private protected AmazonSageMakerClient SageMaker { get; private set; } = null!;

    private protected AmazonCloudWatchLogsClient Logs { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await FakeAwsServer.StartAsync(Token);
        StepFunctions = new AmazonStepFunctionsClient(Server.Configure(new AmazonStepFunctionsConfig()));
        SageMaker = new AmazonSageMakerClient(Server.Configure(new AmazonSageMakerConfig()));
        Logs = new AmazonCloudWatchLogsClient(Server.Configure(new AmazonCloudWatchLogsConfig()));
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        StepFunctions.Dispose();
        SageMaker.Dispose();
        Logs.Dispose();
        await Server.DisposeAsync();
    }

    private protected IEnumerable<string> Operations() => Server.Requests.Select(request => request.Operation);

    private protected static FakeAwsResponse Json(string json) => FakeAwsResponse.Json(json);
}
