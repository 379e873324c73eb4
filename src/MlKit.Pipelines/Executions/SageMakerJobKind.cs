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

    /// <summary>A hyperparameter tuning job. Its training jobs are not followed.</summary>
    HyperParameterTuning,

    /// <summary>A labeling job.</summary>
    Labeling,
}
