using Amazon.SageMakerRuntime;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using MlKit.TestKit.Aws;

namespace MlKit.Aws.Tests.Behaviour;

public sealed class CancellationTests : AwsBehaviour
{
    private static readonly FakeAwsResponse Held = FakeAwsResponse.Json("{}").After(new TaskCompletionSource().Task);

    [Fact]
    public async Task Call_CancelledBefore_SendsNothing()
    {
        using var client = new AmazonStepFunctionsClient(Aws.Configure(new AmazonStepFunctionsConfig()));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.StartExecutionAsync(new StartExecutionRequest { StateMachineArn = "arn:m" }, new CancellationToken(canceled: true)));

        Assert.Empty(Aws.Requests);
    }

    [Fact]
    public async Task Call_CancelledWhileTheAnswerIsHeld_IsSentOnce()
    {
        Aws.On("StartExecution", Held);
        using var client = new AmazonStepFunctionsClient(Aws.Configure(new AmazonStepFunctionsConfig()));
        using var cancelling = CancellationTokenSource.CreateLinkedTokenSource(Token);

        var call = client.StartExecutionAsync(new StartExecutionRequest { StateMachineArn = "arn:m" }, cancelling.Token);
        await Aws.ReceivedAsync("StartExecution", cancellationToken: Token);
        await cancelling.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Single(Aws.Requests);
    }

    [Fact]
    public async Task Call_OfARestServiceCancelledWhileTheAnswerIsHeld_IsSentOnce()
    {
        const string Operation = "POST /endpoints/{EndpointName}/invocations";
        Aws.On(Operation, Held);
        using var client = new AmazonSageMakerRuntimeClient(Aws.Configure(new AmazonSageMakerRuntimeConfig()));
        using var cancelling = CancellationTokenSource.CreateLinkedTokenSource(Token);

        var call = client.InvokeEndpointAsync(new() { EndpointName = "e", Body = new MemoryStream([1]) }, cancelling.Token);
        await Aws.ReceivedAsync(Operation, cancellationToken: Token);
        await cancelling.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Single(Aws.Requests);
    }

    [Fact]
    public async Task Call_CancelledBetweenRetries_IsNotRetriedAgain()
    {
        using var cancelling = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Aws.On("StartExecution", FakeAwsResponse.Throttle(), Held);
        using var client = new AmazonStepFunctionsClient(Aws.Configure(new AmazonStepFunctionsConfig()));

        var call = client.StartExecutionAsync(new StartExecutionRequest { StateMachineArn = "arn:m" }, cancelling.Token);
        await Aws.ReceivedAsync("StartExecution", count: 2, Token);
        await cancelling.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(2, Aws.Requests.Count);
    }
}
