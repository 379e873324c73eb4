using Amazon.SageMaker.Model;
using MlKit.Pipelines.Validation;

namespace MlKit.Pipelines.ProcessingJobs;

// The job as a request of the AWS SDK.
public sealed partial record ProcessingJob
{
    /// <summary>Returns the request that starts the job without a workflow; it says the same as the state of <see cref="AsState"/>.</summary>
    /// <returns>The request: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateProcessingJob.html.</returns>
    /// <exception cref="DefinitionException">
    /// A value is an expression, which only a workflow can compute, or a field is missing or breaks a rule of SageMaker. Every such field is among the issues.
    /// </exception>
    /// <remarks>The job needs a name (<see cref="WithJobName"/>): the default one is computed by the workflow. Of the further fields it takes <c>NetworkConfig</c>, <c>Tags</c> and <c>ExperimentConfig</c>.</remarks>
    /// <example>
    /// <code>
    /// var job = ProcessingJob.Create("Clean").WithJobName("clean-2026-11-26").WithImage(image).WithRole(role)
    ///     .AddInput("data", "s3://bucket/in/", "/opt/ml/processing/input/").AddOutput("out", "/opt/ml/processing/output", "s3://bucket/out/");
    /// await sageMaker.CreateProcessingJobAsync(job.ToRequest(), cancellationToken);
    /// </code>
    /// </example>
    public CreateProcessingJobRequest ToRequest()
    {
        ProcessingRequestRules.Check(this);
        var request = new CreateProcessingJobRequest
        {
            ProcessingJobName = JobName!.Literal,
            RoleArn = RoleArn!.Literal,
            AppSpecification = new AppSpecification { ImageUri = Image!.Literal },
            ProcessingResources = new ProcessingResources { ClusterConfig = ToCluster() },
        };
        if (!Entrypoint.IsEmpty)
            request.AppSpecification.ContainerEntrypoint = [.. Entrypoint.Select(word => word.Literal)];

        if (!Arguments.IsEmpty)
            request.AppSpecification.ContainerArguments = [.. Arguments.Select(word => word.Literal)];

        if (!Inputs.IsEmpty)
            request.ProcessingInputs = [.. Inputs.Select(input => input.ToRequest())];

        if (!Outputs.IsEmpty)
            request.ProcessingOutputConfig = new ProcessingOutputConfig { Outputs = [.. Outputs.Select(output => output.ToRequest())] };

        if (MaxRuntimeInSeconds is not null)
            request.StoppingCondition = new ProcessingStoppingCondition { MaxRuntimeInSeconds = (int)MaxRuntimeInSeconds.Literal };

        if (!Environment.IsEmpty)
            request.Environment = Environment.ToDictionary(entry => entry.Key, entry => entry.Value.Literal);

        ProcessingRequestExtras.Add(request, Others);
        return request;
    }

    private ProcessingClusterConfig ToCluster() => new()
    {
        InstanceCount = (int)InstanceCount.Literal,
        InstanceType = InstanceType.Literal,
        VolumeSizeInGB = (int)VolumeSizeInGB.Literal,
    };
}
