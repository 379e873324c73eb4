using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;

namespace MlKit.Pipelines.SageMaker;

/// <summary>Has the AWS SDK write a request, and keeps what it would send. Nothing else knows every member of a request and how it is written.</summary>
internal sealed class RequestJson : HttpClientFactory, IDisposable
{
    private readonly Recorder _recorder = new();

    /// <exception cref="ArgumentException">The request is of a call no SageMaker task makes.</exception>
    public static JsonElement Of(AmazonSageMakerRequest request)
    {
        using var json = new RequestJson();
        // The host is one of those that never exist; the recorder answers in its place, and at once, so that nothing is waited for.
        var config = new AmazonSageMakerConfig { HttpClientFactory = json, ServiceURL = "https://recorder.invalid", MaxErrorRetry = 0 };
        using var client = new AmazonSageMakerClient(new AnonymousAWSCredentials(), config);
        Send(client, request).GetAwaiter().GetResult();
        return JsonElement.Parse(json._recorder.Body);
    }

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(_recorder, disposeHandler: false);

    public void Dispose() => _recorder.Dispose();

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    private static Task Send(AmazonSageMakerClient client, AmazonSageMakerRequest request) => request switch
    {
        CreateProcessingJobRequest job => client.CreateProcessingJobAsync(job),
        CreateTrainingJobRequest job => client.CreateTrainingJobAsync(job),
        CreateTransformJobRequest job => client.CreateTransformJobAsync(job),
        CreateHyperParameterTuningJobRequest job => client.CreateHyperParameterTuningJobAsync(job),
        CreateLabelingJobRequest job => client.CreateLabelingJobAsync(job),
        CreateModelRequest model => client.CreateModelAsync(model),
        CreateEndpointConfigRequest endpoint => client.CreateEndpointConfigAsync(endpoint),
        CreateEndpointRequest endpoint => client.CreateEndpointAsync(endpoint),
        UpdateEndpointRequest endpoint => client.UpdateEndpointAsync(endpoint),
        _ => throw new ArgumentException($"A task must make one of the calls of SageMakerTask, but the request is {request.GetType().Name}. Call it as an AWS SDK task with ServiceTask.Call.", nameof(request)),
    };

    private sealed class Recorder : HttpMessageHandler
    {
        public byte[] Body { get; private set; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Body = await request.Content!.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent("{}"u8.ToArray()), RequestMessage = request };
        }
    }
}
