using MlKit.Pipelines.Choices;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.Retries;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.SageMaker;

/// <summary>Adds the states that bring an endpoint up: SageMaker has no call that waits for one.</summary>
/// <remarks>The states keep the input, and put what they learn of the endpoint into its field <c>Endpoint</c>. They are JSONPath.</remarks>
public static class EndpointFragment
{
    private const string Describe = "arn:aws:states:::aws-sdk:sagemaker:describeEndpoint";
    private const long PollSeconds = 30;

    /// <summary>Creates the endpoint, or changes it where it exists, and waits until it serves the new configuration.</summary>
    /// <param name="name">What the names of the states begin with.</param>
    /// <param name="endpointName">The endpoint.</param>
    /// <param name="endpointConfigName">The configuration, which exists.</param>
    /// <returns>Adds the states; hand it to <see cref="StateMachineBuilder.Then(Action{StateChain})"/>.</returns>
    /// <exception cref="ArgumentException">The name is empty or blank.</exception>
    public static Action<StateChain> CreateOrUpdate(string name, ValueOf<string> endpointName, ValueOf<string> endpointConfigName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(endpointName);
        ArgumentNullException.ThrowIfNull(endpointConfigName);
        var target = Payload.Object(("EndpointName", endpointName.ToPayload()), ("EndpointConfigName", endpointConfigName.ToPayload()));
        // Without it an update would set the instance counts back that autoscaling chose.
        var update = Payload.Object(
            ("EndpointName", endpointName.ToPayload()), ("EndpointConfigName", endpointConfigName.ToPayload()), ("RetainAllVariantProperties", true));
        return chain =>
        {
            chain.Then(DescribeState($"{name}: look", endpointName).AddCatch(new Catcher($"{name}: create", "SageMaker.SageMakerException") { ResultPath = Asl.Discard }).WithNext($"{name}: update"));
            chain.Add(SageMakerTask.CreateEndpoint($"{name}: create", target).WithResultPath(Asl.Discard).WithNext($"{name}: wait"));
            chain.Add(SageMakerTask.UpdateEndpoint($"{name}: update", update).WithResultPath(Asl.Discard).WithNext($"{name}: wait"));
            chain.Add(WaitState.For($"{name}: wait", PollSeconds).WithNext($"{name}: describe"));
            AddCheck(chain, name, endpointName, endpointConfigName);
        };
    }

    /// <summary>Waits until an endpoint is in service.</summary>
    /// <param name="name">What the names of the states begin with.</param>
    /// <param name="endpointName">The endpoint.</param>
    /// <returns>Adds the states; hand it to <see cref="StateMachineBuilder.Then(Action{StateChain})"/>.</returns>
    /// <exception cref="ArgumentException">The name is empty or blank.</exception>
    public static Action<StateChain> WaitUntilInService(string name, ValueOf<string> endpointName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(endpointName);
        return chain =>
        {
            chain.Then(WaitState.For($"{name}: wait", PollSeconds).WithNext($"{name}: describe"));
            AddCheck(chain, name, endpointName, endpointConfigName: null);
        };
    }

    private static void AddCheck(StateChain chain, string name, ValueOf<string> endpointName, ValueOf<string>? endpointConfigName)
    {
        var status = Asl.Input("$.Endpoint.EndpointStatus");
        var serving = status.StringEquals("InService");
        chain.Add(DescribeState($"{name}: describe", endpointName).AddRetry(new Retrier("SageMaker.SageMakerException")).WithNext($"{name}: settled?"));
        chain.Choose($"{name}: settled?", ways =>
        {
            // After a rollback the endpoint is in service again, with the old configuration.
            ways.When(endpointConfigName is null ? serving : serving.And(Asl.Input("$.Endpoint.EndpointConfigName").StringEquals(endpointConfigName)), _ => { })
                .When(
                    status.StringEquals("Creating").Or(status.StringEquals("Updating"), status.StringEquals("SystemUpdating"), status.StringEquals("RollingBack")),
                    $"{name}: wait")
                .Otherwise($"{name}: failed");
        });
        chain.Add(FailState.Create($"{name}: failed", "EndpointNotInService", "The endpoint failed, or went back to its old configuration."));
    }

    private static TaskState DescribeState(string name, ValueOf<string> endpointName) =>
        TaskState.Create(name, Describe).WithParameters(Payload.Object(("EndpointName", endpointName.ToPayload()))).WithResultPath(Asl.Input("$.Endpoint"));
}
