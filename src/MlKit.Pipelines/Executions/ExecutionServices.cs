using Amazon.CloudWatchLogs;
using Amazon.SageMaker;
using Amazon.StepFunctions;

namespace MlKit.Pipelines.Executions;

/// <summary>The clients of a caller.</summary>
internal sealed record ExecutionServices(IAmazonStepFunctions StepFunctions, IAmazonSageMaker? SageMaker, IAmazonCloudWatchLogs? Logs, ExecutionClientOptions Options);
