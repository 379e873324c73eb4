namespace MlKit.Pipelines.Executions;

/// <summary>The kind of a SageMaker job that a state runs.</summary>
public enum SageMakerJobKind
{
    /// <summary>A Processing job.</summary>
    Processing,

    /// <summary>A training job.</summary>
    Training,

    /// <summary>A batch transform job.</summary>
    Transform,
}
