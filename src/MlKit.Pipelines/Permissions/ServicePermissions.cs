using System.Collections.Frozen;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.States;
using MlKit.Pipelines.Validation;

namespace MlKit.Pipelines.Permissions;

/// <summary>What tasks of other services need: https://docs.aws.amazon.com/step-functions/latest/dg/service-integration-iam-templates.html.</summary>
internal static class ServicePermissions
{
    private const string CallReason = "the call would be denied";

    /// <summary>Services whose prefix in actions differs from their name in resources.</summary>
    private static readonly FrozenDictionary<string, string> Prefixes = new Dictionary<string, string>
    {
        ["sfn"] = "states",
        ["eventbridge"] = "events",
        ["cloudwatchlogs"] = "logs",
        ["applicationautoscaling"] = "application-autoscaling",
        ["mwaa"] = "airflow",
        ["emr"] = "elasticmapreduce",
        ["sagemakerruntime"] = "sagemaker",
        ["bedrockruntime"] = "bedrock",
        ["sesv2"] = "ses",
        ["cloudwatchevents"] = "events",
    }.ToFrozenDictionary();

    public static void Add(PermissionCollector collector, TaskState state, TaskResource call)
    {
        switch (call)
        {
            case { Service: "lambda", Action: "invoke" }:
                AddFunction(collector, RequestValues.Text(state, "FunctionName"));
                break;
            case { Service: "sns", Action: "publish" }:
                collector.Add("sns:Publish", RequestValues.Text(state, "TopicArn") ?? "*", "the message could not be sent");
                break;
            case { Service: "sqs", Action: "sendMessage" }:
                collector.Add("sqs:SendMessage", QueueArn(collector.Scope, RequestValues.Text(state, "QueueUrl")), "the message could not be sent");
                break;
            case { Service: "dynamodb" }:
                collector.Add($"dynamodb:{Pascal(call.Action)}", collector.Scope.Arn("dynamodb", $"table/{RequestValues.Text(state, "TableName") ?? "*"}"), CallReason);
                break;
            case { Service: "states", Action: "startExecution" }:
                AddExecution(collector, RequestValues.Text(state, "StateMachineArn"), call.WaitsForJob);
                break;
            case { Service: "http", Action: "invoke" }:
                AddHttp(collector, state);
                break;
            default:
                collector.Add($"{Prefixes.GetValueOrDefault(call.Service, call.Service)}:{Pascal(call.Action)}", "*", CallReason);
                if (call.WaitsForJob)
                    collector.Warn($"What the state '{state.Name}' needs to follow and to stop '{call.Service}:{call.Action}' is not known: the policy only lets it start.");

                break;
        }
    }

    public static void AddFunction(PermissionCollector collector, string? function)
    {
        var arn = FunctionArn(collector.Scope, function);
        collector.Add("lambda:InvokeFunction", arn, "the function could not be called");
        if (arn != "*")
            collector.Add("lambda:InvokeFunction", $"{arn}:*", "a version or alias of the function could not be called");
    }

    public static void AddSdk(PermissionCollector collector, TaskState state, TaskResource call)
    {
        var (action, resource) = (call.Service, call.Action) switch
        {
            ("sagemaker", "describeEndpoint") => ("sagemaker:DescribeEndpoint", SageMakerPermissions.Arn(collector, "endpoint", RequestValues.Text(state, "EndpointName"))),
            ("s3", "getObject" or "putObject" or "deleteObject") => ($"s3:{Pascal(call.Action)}", ObjectArn(collector.Scope, RequestValues.Text(state, "Bucket"), RequestValues.Text(state, "Key"))),
            ("lambda", "invoke") => ("lambda:InvokeFunction", FunctionArn(collector.Scope, RequestValues.Text(state, "FunctionName"))),
            ("s3", "headObject") => ("s3:GetObject", ObjectArn(collector.Scope, RequestValues.Text(state, "Bucket"), RequestValues.Text(state, "Key"))),
            ("s3", "listBuckets") => ("s3:ListAllMyBuckets", "*"),
            ("s3", "listObjects" or "listObjectsV2") => ("s3:ListBucket", $"arn:{collector.Scope.Partition}:s3:::{RequestValues.Text(state, "Bucket") ?? "*"}"),
            var (service, name) => ($"{Prefixes.GetValueOrDefault(service, service)}:{Pascal(name)}", "*"),
        };
        collector.Add(action, resource, CallReason);
        if (call.Service == "applicationautoscaling")
            AddScaling(collector);
    }

    public static string ObjectArn(AwsScope scope, string? bucket, string? key) => $"arn:{scope.Partition}:s3:::{bucket ?? "*"}/{key ?? "*"}";

    private static string FunctionArn(AwsScope scope, string? function) => function switch
    {
        null => "*",
        _ when Placeholders.AreIn(function) => "*",
        _ when function.StartsWith("arn:", StringComparison.Ordinal) => function,
        _ => scope.Arn("lambda", $"function:{function}"),
    };

    private static void AddExecution(PermissionCollector collector, string? machine, bool waits)
    {
        collector.Add("states:StartExecution", machine ?? "*", "the workflow could not be started");
        if (!waits)
            return;

        var executions = machine is null ? collector.Scope.Arn("states", "execution:*") : $"{machine.Replace(":stateMachine:", ":execution:", StringComparison.Ordinal)}:*";
        collector.Add("states:DescribeExecution", executions, "an execution could wait for ever, since the events of a workflow's end are best-effort");
        collector.Add("states:StopExecution", executions, "a stopped execution would leave the workflow it started running");
        SageMakerPermissions.AddEventRule(collector, "StepFunctionsGetEventsForStepFunctionsExecutionRule");
    }

    private static void AddHttp(PermissionCollector collector, TaskState state)
    {
        var endpoint = RequestValues.Text(state, "ApiEndpoint");
        var root = endpoint is not null && Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) ? Root(uri) : null;
        collector.Add("states:InvokeHTTPEndpoint", "*", "the endpoint could not be called", root is null ? null : new PermissionCondition("StringLike", "states:HTTPEndpoint", root));
        var connection = RequestValues.Text(state, "Authentication", "ConnectionArn") ?? RequestValues.Text(state, "InvocationConfig", "ConnectionArn");
        collector.Add("events:RetrieveConnectionCredentials", connection ?? collector.Scope.Arn("events", "connection/*"), "the credentials of the call could not be read");
        foreach (var action in new[] { "secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret" })
            collector.Add(action, collector.Scope.Arn("secretsmanager", "secret:events!connection/*"), "the secret of the connection could not be read");
    }

    // The slash keeps hosts out that only begin alike.
    private static string Root(Uri uri) => $"{uri.GetLeftPart(UriPartial.Authority)}{(uri.AbsolutePath.Length > 1 ? "/*" : "*")}";

    private static void AddScaling(PermissionCollector collector)
    {
        const string Reason = "autoscaling of the endpoint could not be set up";
        foreach (var action in new[] { "sagemaker:DescribeEndpoint", "sagemaker:UpdateEndpointWeightsAndCapacities", "cloudwatch:PutMetricAlarm", "cloudwatch:DescribeAlarms", "cloudwatch:DeleteAlarms", "application-autoscaling:DescribeScalableTargets" })
            collector.Add(action, "*", Reason);

        collector.Add(
            "iam:CreateServiceLinkedRole", $"arn:{collector.Scope.Partition}:iam::*:role/aws-service-role/sagemaker.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_SageMakerEndpoint",
            Reason, new PermissionCondition("StringLike", "iam:AWSServiceName", "sagemaker.application-autoscaling.amazonaws.com"));
    }

    // https://sqs.us-east-1.amazonaws.com/123456789012/queue
    private static string QueueArn(AwsScope scope, string? url) =>
        url is not null && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Segments is [_, var account, var queue] && uri.Host.Split('.') is [_, var region, ..]
            ? $"arn:{scope.Partition}:sqs:{region}:{account.TrimEnd('/')}:{queue}"
            : "*";

    private static string Pascal(string action) => action.Length == 0 ? action : char.ToUpperInvariant(action[0]) + action[1..];
}
