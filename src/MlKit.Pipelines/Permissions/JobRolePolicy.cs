using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.ProcessingJobs;

namespace MlKit.Pipelines.Permissions;

/// <summary>Finds out what the role of a Processing job must be allowed to do: https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html.</summary>
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
        var collector = new PermissionCollector(scope ?? new AwsScope()) { State = job.Name };
        foreach (var action in new[] { "cloudwatch:PutMetricData", "logs:CreateLogGroup", "logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents" })
            collector.Add(action, "*", LogReason);

        collector.Add("ecr:GetAuthorizationToken", "*", ImageReason);
        foreach (var action in new[] { "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer" })
            collector.Add(action, RepositoryArn(collector.Scope, job.Image), ImageReason);

        foreach (var input in job.Inputs)
            AddS3(collector, input.S3Uri, "s3:GetObject", $"the input '{input.Name}' could not be read");

        foreach (var output in job.Outputs)
            AddS3(collector, output.S3Uri, "s3:PutObject", $"the output '{output.Name}' could not be written");

        return collector.ToPolicy();
    }

    private static void AddS3(PermissionCollector collector, ValueOf<string> uri, string action, string reason)
    {
        var (bucket, key) = Split(uri);
        collector.Add(action, $"arn:{collector.Scope.Partition}:s3:::{bucket}/{key}*", reason);
        collector.Add("s3:ListBucket", $"arn:{collector.Scope.Partition}:s3:::{bucket}", reason);
    }

    private static (string Bucket, string Key) Split(ValueOf<string> uri) =>
        uri.IsLiteral && Uri.TryCreate(uri.Literal, UriKind.Absolute, out var parsed) && parsed.Scheme == "s3" ? (parsed.Host, parsed.AbsolutePath.TrimStart('/')) : ("*", "");

    // 111111111111.dkr.ecr.eu-west-1.amazonaws.com/repository:tag
    private static string RepositoryArn(AwsScope scope, ValueOf<string>? image)
    {
        if (image is not { IsLiteral: true } || image.Literal.Split('/', 2) is not [var registry, var repository] || registry.Split('.') is not [var account, "dkr", "ecr", var region, ..])
            return "*";

        return $"arn:{scope.Partition}:ecr:{region}:{account}:repository/{repository.Split(':', '@')[0]}";
    }
}
