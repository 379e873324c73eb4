using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace MlKit.TestKit.Aws;

/// <summary>
/// An AWS endpoint on the loopback interface: it records every request of real SDK clients and answers as a test has scripted.
/// A request that no script answers gets an error with status 501, which the SDK does not retry, and fails the test when the server is disposed.
/// </summary>
/// <example>
/// <code>
/// await using var aws = await FakeAwsServer.StartAsync();
/// aws.On("StartExecution", FakeAwsResponse.Throttle(), FakeAwsResponse.Json("""{"executionArn":"arn:x","startDate":1}"""));
/// using var client = new AmazonStepFunctionsClient(aws.Configure(new AmazonStepFunctionsConfig()));
/// </code>
/// </example>
public sealed class FakeAwsServer : IAsyncDisposable
{
    /// <summary>The region that configured clients sign for.</summary>
    public const string Region = "eu-west-1";

    private readonly Lock _lock = new();
    private readonly FakeAwsScripts _scripts = new();
    private readonly List<FakeAwsRequest> _requests = [];
    private readonly List<InvalidOperationException> _failures = [];
    private readonly CancellationTokenSource _stopping = new();
    private readonly WebApplication _host;
    private TaskCompletionSource _arrival = NewArrival();
    private bool _isDisposed;

    private FakeAwsServer(WebApplication host) => _host = host;

    /// <summary>The credentials of configured clients. They exist nowhere.</summary>
    public static AWSCredentials Credentials { get; } = new SessionAWSCredentials("AKIDEXAMPLE", "SECRET", "TOKEN");

    /// <summary>The address, such as <c>http://127.0.0.1:40000</c>.</summary>
    public string Url => _host.Urls.Single();

    /// <summary>All requests until now, in the order of their arrival.</summary>
    public IReadOnlyList<FakeAwsRequest> Requests
    {
        get
        {
            lock (_lock)
                return [.. _requests];
        }
    }

    /// <summary>Starts a server on a free port.</summary>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <returns>The running server, without any script.</returns>
    public static async Task<FakeAwsServer> StartAsync(CancellationToken cancellationToken = default)
    {
        // Empty: neither settings files nor ASPNETCORE_ variables of the machine may change what a test sees.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = null;
            options.Limits.MinRequestBodyDataRate = null;
            options.Limits.MinResponseDataRate = null;
            options.Listen(IPAddress.Loopback, 0);
        });
        var server = new FakeAwsServer(builder.Build());
        server._host.Run(server.AnswerAsync);
        await server._host.StartAsync(cancellationToken);
        return server;
    }

    /// <summary>Points a client's configuration at this server: address, region, credentials, three retries without a wait worth noticing.</summary>
    /// <typeparam name="TConfig">The configuration class of the service.</typeparam>
    /// <param name="config">The configuration; it is changed.</param>
    /// <returns>The same configuration.</returns>
    /// <remarks>The short wait between retries holds for every AWS client that the process makes from now on: the SDK has no option for it.</remarks>
    public TConfig Configure<TConfig>(TConfig config)
        where TConfig : ClientConfig
    {
        ArgumentNullException.ThrowIfNull(config);
        FastRetries.Enable();
        config.ServiceURL = Url;
        config.AuthenticationRegion = Region;
        config.DefaultAWSCredentials = Credentials;
        config.RetryMode = RequestRetryMode.Standard;
        config.MaxErrorRetry = 3;
        // sync-127.0.0.1 is no address.
        config.DisableHostPrefixInjection = true;
        // Loopback never goes through the proxy of the machine.
        config.SetWebProxy(new WebProxy());
        return config;
    }

    /// <summary>Answers an operation with one response after the other; the last one stays.</summary>
    /// <param name="operation">
    /// The operation as <c>StartExecution</c>, as <c>AWSStepFunctions.StartExecution</c> where two services have it, or as
    /// <c>POST /endpoints/{EndpointName}/invocations</c> for services that address by path.
    /// </param>
    /// <param name="responses">The responses, at least one.</param>
    /// <returns>This server.</returns>
    /// <exception cref="ArgumentException">There is no response.</exception>
    public FakeAwsServer On(string operation, params FakeAwsResponse[] responses)
    {
        ArgumentNullException.ThrowIfNull(responses);
        if (responses.Length == 0)
            throw new ArgumentException($"The responses of '{operation}' must be at least one, but there is none.", nameof(responses));

        var next = 0;
        return On(operation, _ => responses[Math.Min(next++, responses.Length - 1)]);
    }

    /// <summary>Answers an operation by a function, which may keep state: the server calls all of its functions one at a time.</summary>
    /// <param name="operation">The operation, as for the other overload.</param>
    /// <param name="handler">The function.</param>
    /// <returns>This server.</returns>
    public FakeAwsServer On(string operation, Func<FakeAwsRequest, FakeAwsResponse> handler)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(operation);
        ArgumentNullException.ThrowIfNull(handler);
        lock (_lock)
            _scripts.Set(operation, handler);
        return this;
    }

    /// <summary>Answers an operation page by page, with a token that leads from each page to the next.</summary>
    /// <param name="operation">The operation, as for the other overloads.</param>
    /// <param name="itemsName">The member of the response that holds the items.</param>
    /// <param name="tokenName">The member of request and response that holds the token, such as <c>NextToken</c> or <c>nextToken</c>.</param>
    /// <param name="pages">The items of each page, each a JSON array.</param>
    /// <returns>This server.</returns>
    public FakeAwsServer OnPages(string operation, string itemsName, string tokenName, params string[] pages) => On(operation, request =>
    {
        var token = request.Json.TryGetProperty(tokenName, out var member) ? member.GetString() : null;
        var page = token is null ? 0 : int.TryParse(token, CultureInfo.InvariantCulture, out var number) ? number : -1;
        if (page < 0 || page >= pages.Length)
            return FakeAwsResponse.Error("ValidationException", $"{tokenName} '{token}' is none that this server gave.");

        var body = new JsonObject { [itemsName] = JsonNode.Parse(pages[page]) };
        if (page + 1 < pages.Length)
            body[tokenName] = (page + 1).ToString(CultureInfo.InvariantCulture);
        return FakeAwsResponse.Json(body.ToJsonString());
    });

    /// <summary>Gives the requests of one operation until now.</summary>
    /// <param name="operation">The operation as <see cref="FakeAwsRequest.Operation"/> has it.</param>
    /// <returns>The requests in the order of their arrival.</returns>
    public IReadOnlyList<FakeAwsRequest> RequestsOf(string operation) => [.. Requests.Where(request => request.Operation == operation)];

    /// <summary>Waits until an operation has been called a number of times; its response may still be held back.</summary>
    /// <param name="operation">The operation as <see cref="FakeAwsRequest.Operation"/> has it.</param>
    /// <param name="count">The number of calls, retries included.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The request with that number.</returns>
    public async Task<FakeAwsRequest> ReceivedAsync(string operation, int count = 1, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            Task arrival;
            lock (_lock)
                arrival = _arrival.Task;
            var requests = RequestsOf(operation);
            if (requests.Count >= count)
                return requests[count - 1];

            await arrival.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Stops the server, and with it every response that is still held back.</summary>
    /// <returns>The end of the server.</returns>
    /// <exception cref="InvalidOperationException">A request came that no script answers, or a script threw. The message names the operation.</exception>
    /// <exception cref="AggregateException">More than one of them did.</exception>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
            return;

        _isDisposed = true;
        await _stopping.CancelAsync();
        await _host.StopAsync(new CancellationToken(canceled: true));
        await _host.DisposeAsync();
        _stopping.Dispose();
        if (_failures.Count > 0)
            throw _failures.Count == 1 ? _failures[0] : new AggregateException(_failures);
    }

    private static TaskCompletionSource NewArrival() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task AnswerAsync(HttpContext context)
    {
        var request = await FakeAwsRequest.ReadAsync(context);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stopping.Token);
        try
        {
            var (response, gate, number) = Take(request, ended.Token);
            await gate;
            await response.SendAsync(context, $"request-{number}", ended.Token);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            context.Abort();
        }
    }

    private (FakeAwsResponse Response, Task Gate, int Number) Take(FakeAwsRequest request, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var (answered, response, failure) = _scripts.Answer(request);
            if (failure is not null && _failures.TrueForAll(known => known.Message != failure.Message))
                _failures.Add(failure);
            // Started before the request shows: who waits for it and then moves the clock must not be too early.
            var gate = response.OpenGateAsync(cancellationToken);
            _requests.Add(answered);
            _arrival.SetResult();
            _arrival = NewArrival();
            return (response, gate, _requests.Count);
        }
    }
}
