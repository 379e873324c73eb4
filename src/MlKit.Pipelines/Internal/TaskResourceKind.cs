namespace MlKit.Pipelines.Internal;

/// <summary>What a task calls.</summary>
internal enum TaskResourceKind
{
    /// <summary>Something else, as a rule a placeholder that a deployment replaces.</summary>
    Unknown,

    /// <summary>A service Step Functions has an integration for: <c>arn:aws:states:::sagemaker:createModel</c>.</summary>
    Service,

    /// <summary>Any other action of any service: <c>arn:aws:states:::aws-sdk:s3:getObject</c>.</summary>
    Sdk,

    /// <summary>A Lambda function by its own ARN.</summary>
    Function,

    /// <summary>An activity.</summary>
    Activity,
}
