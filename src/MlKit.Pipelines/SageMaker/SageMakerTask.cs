using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.SageMaker;

/// <summary>Makes the states that call SageMaker: https://docs.aws.amazon.com/step-functions/latest/dg/connect-sagemaker.html.</summary>
/// <remarks>The parameters are the fields of the request, with expressions anywhere. <see cref="StateMachine.Validate"/> holds them against the service model.</remarks>
public static class SageMakerTask
{
    private const string Prefix = "arn:aws:states:::sagemaker:";

    /// <summary>Runs a Processing job.</summary>
    /// <param name="name">The name of the state.</param>
    /// <param name="parameters">The request.</param>
    /// <param name="wait">Whether the state waits for the job's end.</param>
    /// <returns>The state.</returns>
    public static TaskState CreateProcessingJob(string name, Payload parameters, bool wait = true) => Job(name, "createProcessingJob", parameters, wait);

    /// <summary>Runs a training job.</summary>
    /// <param name="name">The name of the state.</param>
    /// <param name="parameters">The request.</param>
    /// <param name="wait">Whether the state waits for the job's end.</param>
    /// <returns>The state.</returns>
    public static TaskState CreateTrainingJob(string name, Payload parameters, bool wait = true) => Job(name, "createTrainingJob", parameters, wait);

    /// <summary>Runs a batch transform job.</summary>
    /// <param name="name">The name of the state.</param>
    /// <param name="parameters">The request.</param>
    /// <param name="wait">Whether the state waits for the job's end.</param>
    /// <returns>The state.</returns>
    public static TaskState CreateTransformJob(string name, Payload parameters, bool wait = true) => Job(name, "createTransformJob", parameters, wait);

    /// <summary>Runs a hyperparameter tuning job.</summary>
    /// <param name="name">The name of the state.</param>
    /// <param name="parameters">The request.</param>
    /// <param name="wait">Whether the state waits for the job's end.</param>
    /// <returns>The state.</returns>
    public static TaskState CreateHyperParameterTuningJob(string name, Payload parameters, bool wait = true) => Job(name, "createHyperParameterTuningJob", parameters, wait);

    /// <summary>Runs a labeling job.</summary>
    /// <param name="name">The name of the state.</param>
    /// <param name="parameters">The request.</param>
    /// <param name="wait">Whether the state waits for the job's end.</param>
    /// <returns>The state.</returns>
    public static TaskState CreateLabelingJob(string name, Payload parameters, bool wait = true) => Job(name, "createLabelingJob", parameters, wait);

    /// <summary>Makes a model.</summary>
    /// <param name="name">The name of the state.</param>
    /// <param name="parameters">The request.</param>
    /// <returns>The state.</returns>
    public static TaskState CreateModel(string name, Payload parameters) => Job(name, "createModel", parameters, wait: false);

    /// <summary>Makes an endpoint configuration.</summary>
    /// <param name="name">The name of the state.</param>
    /// <param name="parameters">The request.</param>
    /// <returns>The state.</returns>
    public static TaskState CreateEndpointConfig(string name, Payload parameters) => Job(name, "createEndpointConfig", parameters, wait: false);

    /// <summary>Begins to make an endpoint; <see cref="EndpointFragment"/> waits for it.</summary>
    /// <param name="name">The name of the state.</param>
    /// <param name="parameters">The request.</param>
    /// <returns>The state.</returns>
    public static TaskState CreateEndpoint(string name, Payload parameters) => Job(name, "createEndpoint", parameters, wait: false);

    /// <summary>Begins to change an endpoint; <see cref="EndpointFragment"/> waits for it.</summary>
    /// <param name="name">The name of the state.</param>
    /// <param name="parameters">The request.</param>
    /// <returns>The state.</returns>
    public static TaskState UpdateEndpoint(string name, Payload parameters) => Job(name, "updateEndpoint", parameters, wait: false);

    private static TaskState Job(string name, string action, Payload parameters, bool wait)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return TaskState.Create(name, $"{Prefix}{action}{(wait ? ".sync" : "")}").WithParameters(parameters);
    }
}
