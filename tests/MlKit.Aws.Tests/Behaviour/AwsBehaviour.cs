using MlKit.TestKit.Aws;

namespace MlKit.Aws.Tests.Behaviour;

/// <summary>Tests of clients against an endpoint of their own.</summary>
public abstract class AwsBehaviour : IAsyncLifetime
{
    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected FakeAwsServer Aws { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Aws = await FakeAwsServer.StartAsync(Token);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Aws.DisposeAsync();
    }
}
