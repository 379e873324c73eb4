using MlKit.Pipelines.Internal;
using MlKit.Pipelines.Maps;
using MlKit.Pipelines.States;
using MlKit.Pipelines.Validation;

namespace MlKit.Pipelines.Permissions;

/// <summary>Finds out what a workflow's role must be allowed to do.</summary>
internal static class ExecutionPolicy
{
    // https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
    private static readonly string[] LogActions =
    [
        "logs:CreateLogDelivery", "logs:GetLogDelivery", "logs:UpdateLogDelivery", "logs:DeleteLogDelivery", "logs:ListLogDeliveries", "logs:PutResourcePolicy", "logs:DescribeResourcePolicies", "logs:DescribeLogGroups",
    ];

    // https://docs.aws.amazon.com/step-functions/latest/dg/xray-iam.html
    private static readonly string[] TraceActions = ["xray:PutTraceSegments", "xray:PutTelemetryRecords", "xray:GetSamplingRules", "xray:GetSamplingTargets"];

    public static IamPolicy Of(StateMachine machine, AwsScope scope, bool logging, bool tracing)
    {
        var collector = new PermissionCollector(scope);
        AddGraph(collector, machine, machine.Name);
        collector.State = "";
        foreach (var action in logging ? LogActions : [])
            collector.Add(action, "*", "executions could not be logged");

        foreach (var action in tracing ? TraceActions : [])
            collector.Add(action, "*", "executions could not be traced");

        return collector.ToPolicy();
    }

    private static void AddGraph(PermissionCollector collector, StateGraph graph, string machineName)
    {
        foreach (var state in graph.States)
        {
            collector.State = state.Name;
            AddState(collector, state, machineName);
        }
    }

    private static void AddState(PermissionCollector collector, State state, string machineName)
    {
        switch (state)
        {
            case TaskState task:
                AddTask(collector, task);
                break;
            case ParallelState { Branches.IsDefault: false } parallel:
                foreach (var branch in parallel.Branches)
                    AddGraph(collector, branch, machineName);

                break;
            case MapState { Processor: { } processor } map:
                MapPermissions.Add(collector, map, machineName);
                AddGraph(collector, processor, machineName);
                break;
        }
    }

    private static void AddTask(PermissionCollector collector, TaskState task)
    {
        if (task.Credentials is { RoleArn: { } role })
        {
            // The role that is assumed needs the rest.
            collector.Add("sts:AssumeRole", role.IsLiteral && !Placeholders.AreIn(role.Literal) ? role.Literal : "*", "the task's own role could not be taken");
            return;
        }

        var call = TaskResource.Parse(task.Resource);
        switch (call.Kind)
        {
            case TaskResourceKind.Service when call.Service == "sagemaker":
                SageMakerPermissions.Add(collector, task, call);
                break;
            case TaskResourceKind.Service:
                ServicePermissions.Add(collector, task, call);
                break;
            case TaskResourceKind.Sdk:
                ServicePermissions.AddSdk(collector, task, call);
                break;
            case TaskResourceKind.Function:
                ServicePermissions.AddFunction(collector, task.Resource);
                break;
            case TaskResourceKind.Unknown:
                collector.Warn($"What the state '{task.Name}' calls is no ARN: the policy has nothing for it.");
                break;
        }
    }
}
