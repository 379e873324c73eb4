using MlKit.Pipelines.Internal;
using MlKit.Pipelines.ProcessingJobs;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Permissions;

/// <summary>Finds out what the role of a SageMaker job must be allowed to do: https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html.</summary>
public static class JobRolePolicy
{
    private const string LogReason = "the job's log and metrics would be lost";
    private const string ImageReason = "the image could not be pulled";

    /// <summary>Returns the policy of the role a job runs as, and why.</summary>
    /// <param name="job">The job.</param>
    /// <param name="scope">Where it runs, or <see langword="null"/> for anywhere.</param>
    /// <returns>The policy. What is computed when the workflow runs becomes <c>*</c>.</returns>
    /// <exception cref="ArgumentNullException">The job is <see langword="null"/>.</exception>
    public static IamPolicy ToRolePolicy(this ProcessingJob job, AwsScope? scope = null)
    {
        ArgumentNullException.ThrowIfNull(job);
        return job.AsState().ToJobRolePolicy(scope);
    }

    /// <summary>Returns the policy of the role that a task's job or model runs as, and why: its image, data, keys and network. A transform job runs as the role of its model, which needs these permissions too.</summary>
    /// <param name="task">A task that creates a job or a model of SageMaker.</param>
    /// <param name="scope">Where it runs, or <see langword="null"/> for anywhere.</param>
    /// <returns>The policy. What is computed when the workflow runs becomes <c>*</c>; of parts that are computed as a whole the warnings speak.</returns>
    /// <exception cref="ArgumentNullException">The task is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The task creates nothing that has a role.</exception>
    public static IamPolicy ToJobRolePolicy(this TaskState task, AwsScope? scope = null)
    {
        ArgumentNullException.ThrowIfNull(task);
        if (TaskResource.Parse(task.Resource) is not { Kind: TaskResourceKind.Service, Service: "sagemaker", Action: "createModel" or ['c', 'r', 'e', 'a', 't', 'e', .., 'J', 'o', 'b'] })
            throw new ArgumentException($"The task must create a job or a model of SageMaker, but calls '{task.Resource}'. Only those have a role of their own.", nameof(task));

        var collector = new PermissionCollector(scope ?? new AwsScope()) { State = task.Name };
        foreach (var action in new[] { "cloudwatch:PutMetricData", "logs:CreateLogGroup", "logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents" })
            collector.Add(action, "*", LogReason);

        collector.Add("ecr:GetAuthorizationToken", "*", ImageReason);
        new JobRequestPermissions(collector).Add(task.Parameters ?? task.Arguments);
        return collector.ToPolicy();
    }
}
