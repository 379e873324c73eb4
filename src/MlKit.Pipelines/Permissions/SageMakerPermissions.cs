using System.Collections.Frozen;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Permissions;

/// <summary>What SageMaker tasks need: https://docs.aws.amazon.com/step-functions/latest/dg/connect-sagemaker.html#sagemaker-iam.</summary>
internal static class SageMakerPermissions
{
    private static readonly PermissionCondition PassedToSageMaker = new("StringEquals", "iam:PassedToService", "sagemaker.amazonaws.com");

    private static readonly FrozenDictionary<string, JobKind> Jobs = new Dictionary<string, JobKind>
    {
        ["createProcessingJob"] = new("ProcessingJob", "processing-job", "ProcessingJobs", "RoleArn"),
        ["createTrainingJob"] = new("TrainingJob", "training-job", "TrainingJobs", "RoleArn"),
        ["createTransformJob"] = new("TransformJob", "transform-job", "TransformJobs", null),
        ["createHyperParameterTuningJob"] = new("HyperParameterTuningJob", "hyper-parameter-tuning-job", "TuningJobs", "TrainingJobDefinition/RoleArn"),
        ["createLabelingJob"] = new("LabelingJob", "labeling-job", null, "RoleArn"),
    }.ToFrozenDictionary();

    public static void Add(PermissionCollector collector, TaskState state, TaskResource call)
    {
        if (Jobs.TryGetValue(call.Action, out var job))
            AddJob(collector, state, call, job);
        else
            AddHosting(collector, state, call.Action);

        collector.Add("sagemaker:AddTags", "*", "Step Functions tags what it starts, and the call fails without it");
        collector.Add("sagemaker:ListTags", "*", "Step Functions reads the tags of what it starts");
    }

    private static void AddJob(PermissionCollector collector, TaskState state, TaskResource call, JobKind job)
    {
        // The ARN of whatever SageMaker makes has its name in lower case.
        var name = RequestValues.Text(state, $"{job.Name}Name")?.ToLowerInvariant();
        var resource = collector.Scope.Arn("sagemaker", $"{job.Resource}/{name}*");
        collector.Add($"sagemaker:Create{job.Name}", resource, "the job could not be started");
        if (call.WaitsForJob)
        {
            collector.Add($"sagemaker:Describe{job.Name}", resource, "an execution could wait for ever, since the events of a job's end are best-effort");
            collector.Add($"sagemaker:Stop{job.Name}", resource, "a stopped execution would leave the job running");
            AddEventRule(collector, job.EventRule is { } rule ? $"StepFunctionsGetEventsForSageMaker{rule}Rule" : "StepFunctionsGetEventsForSageMaker*");
            if (job.EventRule is null)
                collector.Warn("The name of the managed rule for labeling jobs is not documented: the policy allows every rule that begins with StepFunctionsGetEventsForSageMaker.");
        }

        // A tuning job may have several kinds of training job, each with its role.
        var definitions = RequestValues.Items(state, "TrainingJobDefinitions");
        foreach (var definition in definitions)
            AddPassRole(collector, RequestValues.Text(definition, "RoleArn"));

        if (job.RolePath is { } path && definitions.Count == 0)
            AddPassRole(collector, RequestValues.Text(state, path.Split('/')));
    }

    public static void AddEventRule(PermissionCollector collector, string rule)
    {
        var resource = collector.Scope.Arn("events", $"rule/{rule}");
        const string Reason = "the state machine could not be created, or would notice the job's end late, since it needs the managed rule for the events of jobs";
        foreach (var action in new[] { "events:PutTargets", "events:PutRule", "events:DescribeRule" })
            collector.Add(action, resource, Reason);
    }

    private static void AddPassRole(PermissionCollector collector, string? role)
    {
        if (role is null)
            collector.Warn("The role a job runs as is known only when the workflow runs: the policy allows every role to be passed to SageMaker.");

        collector.Add("iam:PassRole", role ?? "*", "the role could not be handed to SageMaker", PassedToSageMaker);
    }

    private static void AddHosting(PermissionCollector collector, TaskState state, string action)
    {
        switch (action)
        {
            case "createModel":
                collector.Add("sagemaker:CreateModel", Arn(collector, "model", RequestValues.Text(state, "ModelName")), "the model could not be made");
                AddPassRole(collector, RequestValues.Text(state, "ExecutionRoleArn"));
                break;
            case "createEndpointConfig":
                collector.Add("sagemaker:CreateEndpointConfig", Arn(collector, "endpoint-config", RequestValues.Text(state, "EndpointConfigName")), "the configuration could not be made");
                break;
            case "createEndpoint" or "updateEndpoint":
                var iamAction = action == "createEndpoint" ? "sagemaker:CreateEndpoint" : "sagemaker:UpdateEndpoint";
                collector.Add(iamAction, Arn(collector, "endpoint", RequestValues.Text(state, "EndpointName")), "the endpoint could not be brought up");
                collector.Add(iamAction, Arn(collector, "endpoint-config", RequestValues.Text(state, "EndpointConfigName")), "the endpoint could not take its configuration");
                break;
        }
    }

    /// <summary>SageMaker's ARNs of models and endpoints are in lower case: https://docs.aws.amazon.com/sagemaker/latest/dg/api-permissions-reference.html.</summary>
    internal static string Arn(PermissionCollector collector, string kind, string? name) =>
        collector.Scope.Arn("sagemaker", $"{kind}/{(name is null ? "*" : name.ToLowerInvariant())}");

    /// <param name="Name">The job in the names of actions and fields.</param>
    /// <param name="Resource">The job in ARNs.</param>
    /// <param name="EventRule">The job in the managed rule's name, or <see langword="null"/> where none is documented.</param>
    /// <param name="RolePath">Where in the request its role is, or <see langword="null"/> where it has none.</param>
    private sealed record JobKind(string Name, string Resource, string? EventRule, string? RolePath);
}
