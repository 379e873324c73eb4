using System.Reflection;
using Amazon;
using Amazon.Runtime;

namespace MlKit.Aws.Tests;

/// <summary>Clients found by the name of their service, and calls by the name of their operation.</summary>
internal static class AwsClients
{
    /// <summary>Services as .NET names them, each with the assembly of its stand-in.</summary>
    public static IReadOnlyDictionary<string, Assembly> Assemblies { get; } = new[]
    {
        typeof(Amazon.ApplicationAutoScaling.AmazonApplicationAutoScalingClient), typeof(Amazon.CloudWatch.AmazonCloudWatchClient), typeof(Amazon.CloudWatchLogs.AmazonCloudWatchLogsClient),
        typeof(Amazon.ECR.AmazonECRClient), typeof(Amazon.ElasticMapReduce.AmazonElasticMapReduceClient), typeof(Amazon.EventBridge.AmazonEventBridgeClient),
        typeof(Amazon.FraudDetector.AmazonFraudDetectorClient), typeof(Amazon.Kinesis.AmazonKinesisClient), typeof(Amazon.Lambda.AmazonLambdaClient), typeof(Amazon.MWAA.AmazonMWAAClient),
        typeof(Amazon.SageMaker.AmazonSageMakerClient), typeof(Amazon.SageMakerFeatureStoreRuntime.AmazonSageMakerFeatureStoreRuntimeClient), typeof(Amazon.SageMakerRuntime.AmazonSageMakerRuntimeClient),
        typeof(Amazon.SecretsManager.AmazonSecretsManagerClient), typeof(Amazon.SimpleNotificationService.AmazonSimpleNotificationServiceClient), typeof(Amazon.StepFunctions.AmazonStepFunctionsClient),
    }.ToDictionary(client => client.Namespace!["Amazon.".Length..], client => client.Assembly);

    public static ClientConfig CreateConfig(Assembly assembly) =>
        (ClientConfig)Activator.CreateInstance(assembly.GetExportedTypes().Single(type => type.IsSubclassOf(typeof(ClientConfig))))!;

    public static AmazonServiceClient Create(Assembly assembly, ClientConfig config, AWSCredentials? credentials = null) =>
        (AmazonServiceClient)Activator.CreateInstance(assembly.GetExportedTypes().Single(type => type.IsSubclassOf(typeof(AmazonServiceClient))), credentials ?? new SessionAWSCredentials("AKIDEXAMPLE", "SECRET", "TOKEN"), config)!;

    public static ClientConfig In(this ClientConfig config, string region)
    {
        config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        return config;
    }

    /// <summary>The method of an operation, and the type of its request.</summary>
    public static (MethodInfo Method, Type Request) Operation(Assembly assembly, string name)
    {
        var client = assembly.GetExportedTypes().Single(type => type.IsSubclassOf(typeof(AmazonServiceClient)));
        var method = client.GetMethods().Single(method => method.Name == name + "Async" && method.GetParameters() is [{ ParameterType.Name: var type }, _] && type == name + "Request");
        return (method, method.GetParameters()[0].ParameterType);
    }

    public static async Task<object> SendAsync(AmazonServiceClient client, string operation, object request, CancellationToken cancellationToken)
    {
        var task = (Task)Operation(client.GetType().Assembly, operation).Method.Invoke(client, [request, cancellationToken])!;
        await task;
        return task.GetType().GetProperty("Result")!.GetValue(task)!;
    }
}
