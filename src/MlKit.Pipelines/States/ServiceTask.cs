using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.States;

/// <summary>Makes tasks that call services, so that nobody puts their ARNs together.</summary>
public static class ServiceTask
{
    /// <summary>Calls a service Step Functions has an integration for: https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html.</summary>
    /// <param name="name">The name of the state.</param>
    /// <param name="service">The service, such as <c>sns</c>.</param>
    /// <param name="action">The action, such as <c>publish</c>.</param>
    /// <param name="parameters">The request.</param>
    /// <param name="pattern">What the task waits for.</param>
    /// <returns>The state.</returns>
    /// <exception cref="ArgumentException">A name is empty or blank.</exception>
    public static TaskState Call(string name, string service, string action, Payload parameters, IntegrationPattern pattern = IntegrationPattern.RequestResponse)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(service);
        ArgumentException.ThrowIfNullOrWhiteSpace(action);
        ArgumentNullException.ThrowIfNull(parameters);
        return TaskState.Create(name, $"arn:aws:states:::{service}:{action}{Ending(pattern)}").WithParameters(parameters);
    }

    /// <summary>Calls any action of any service: https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html.</summary>
    /// <param name="name">The name of the state.</param>
    /// <param name="service">The service as its SDK calls it, such as <c>s3</c> or <c>sfn</c>.</param>
    /// <param name="action">The action with a small first letter, such as <c>getObject</c>.</param>
    /// <param name="parameters">The request, its fields with a capital first letter.</param>
    /// <param name="pattern">What the task waits for: the answer, or a token.</param>
    /// <returns>The state.</returns>
    /// <exception cref="ArgumentException">A name is empty or blank.</exception>
    public static TaskState CallSdk(string name, string service, string action, Payload parameters, IntegrationPattern pattern = IntegrationPattern.RequestResponse) =>
        Call(name, $"aws-sdk:{service}", action, parameters, pattern);

    /// <summary>Calls a Lambda function; what it returns is in the result's <c>Payload</c>.</summary>
    /// <param name="name">The name of the state.</param>
    /// <param name="function">The function's name or ARN.</param>
    /// <param name="payload">What it is called with.</param>
    /// <param name="pattern">What the task waits for: the answer, or a token.</param>
    /// <returns>The state.</returns>
    /// <exception cref="ArgumentException">The name is empty or blank.</exception>
    public static TaskState InvokeFunction(string name, ValueOf<string> function, Payload payload, IntegrationPattern pattern = IntegrationPattern.RequestResponse)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Call(name, "lambda", "invoke", Payload.Object(("FunctionName", function.ToPayload()), ("Payload", payload)), pattern);
    }

    /// <summary>Starts another workflow.</summary>
    /// <param name="name">The name of the state.</param>
    /// <param name="stateMachineArn">The workflow's ARN.</param>
    /// <param name="input">Its input.</param>
    /// <param name="pattern">What the task waits for.</param>
    /// <returns>The state.</returns>
    /// <exception cref="ArgumentException">The name is empty or blank.</exception>
    public static TaskState StartExecution(string name, ValueOf<string> stateMachineArn, Payload input, IntegrationPattern pattern = IntegrationPattern.RunJobAsJson)
    {
        ArgumentNullException.ThrowIfNull(stateMachineArn);
        return Call(name, "states", "startExecution", Payload.Object(("StateMachineArn", stateMachineArn.ToPayload()), ("Input", input)), pattern);
    }

    /// <summary>Calls an HTTP endpoint: https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html.</summary>
    /// <param name="name">The name of the state.</param>
    /// <param name="method">GET, POST, PUT, DELETE, PATCH, OPTIONS or HEAD.</param>
    /// <param name="endpoint">The endpoint's URL.</param>
    /// <param name="connectionArn">The EventBridge connection with its credentials.</param>
    /// <param name="body">The body, or <see langword="null"/> for none.</param>
    /// <returns>The state.</returns>
    /// <exception cref="ArgumentException">A name is empty or blank.</exception>
    public static TaskState CallHttp(string name, string method, ValueOf<string> endpoint, ValueOf<string> connectionArn, Payload? body = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(method);
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(connectionArn);
        var authentication = Payload.Object(("ConnectionArn", connectionArn.ToPayload()));
        var request = body is null
            ? Payload.Object(("ApiEndpoint", endpoint.ToPayload()), ("Method", method), ("Authentication", authentication))
            : Payload.Object(("ApiEndpoint", endpoint.ToPayload()), ("Method", method), ("Authentication", authentication), ("RequestBody", body));
        return Call(name, "http", "invoke", request);
    }

    private static string Ending(IntegrationPattern pattern) => pattern switch
    {
        IntegrationPattern.RunJob => $".{TaskResource.Sync}",
        IntegrationPattern.RunJobAsJson => $".{TaskResource.Sync}:2",
        IntegrationPattern.WaitForTaskToken => $".{TaskResource.WaitForTaskToken}",
        _ => "",
    };
}
