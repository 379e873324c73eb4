using System.Collections.Frozen;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Validation;

/// <summary>Looks at tasks and what they call.</summary>
internal static class TaskRules
{
    // https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html, for the services whose patterns differ from "all".
    private static readonly FrozenDictionary<string, string[]> Patterns = new Dictionary<string, string[]>
    {
        ["lambda"] = ["", TaskResource.WaitForTaskToken],
        ["sns"] = ["", TaskResource.WaitForTaskToken],
        ["sqs"] = ["", TaskResource.WaitForTaskToken],
        ["events"] = ["", TaskResource.WaitForTaskToken],
        ["apigateway"] = ["", TaskResource.WaitForTaskToken],
        ["dynamodb"] = [""],
        ["http"] = [""],
        ["sagemaker"] = ["", TaskResource.Sync],
    }.ToFrozenDictionary();

    private static readonly string[] AllPatterns = ["", TaskResource.Sync, "sync:2", TaskResource.WaitForTaskToken];
    private static readonly string[] SdkPatterns = ["", TaskResource.WaitForTaskToken];
    private static readonly string[] RequestResponse = [""];
    private static readonly FrozenSet<string> SageMakerWithoutJobs = FrozenSet.Create("createModel", "createEndpointConfig", "createEndpoint", "updateEndpoint");

    public static void Check(ValidationContext context, TaskState state, TaskResource call)
    {
        FieldRules.CheckLanguage(context, QueryLanguage.Jsonata, "Arguments", state.Arguments is not null);
        PayloadRules.Check(context, "Arguments", state.Arguments, default);
        CheckTimes(context, state);
        if (state.Credentials is { } credentials)
            CheckCredentials(context, credentials);

        FieldRules.Require(context, state.Resource is not null, state.Extra, "Resource", "Say what the task calls, by its ARN.");
        if (state.Resource is not { } resource)
            return;

        if (call.Kind == TaskResourceKind.Unknown && !Placeholders.AreIn(resource))
            context.Issues.Report(
                Rules.Resource, "must be the ARN of a service integration, a Lambda function or an activity", IssueCollector.Quote(resource),
                "Write it like 'arn:aws:states:::sns:publish'; or as '${Name}' where CloudFormation replaces it.", "Resource");

        CheckPattern(context, call, resource);
        CheckExpress(context, call, resource);
        CheckToken(context, state, call);
        RequestRules.Check(context, state, call);
        JobNameRules.Check(context, state, call);
    }

    private static void CheckTimes(ValidationContext context, TaskState state)
    {
        StateRules.CheckInteger(context, "TimeoutSeconds", state.TimeoutSeconds, 1, StateRules.MaxSeconds);
        StateRules.CheckInteger(context, "HeartbeatSeconds", state.HeartbeatSeconds, 1, StateRules.MaxSeconds);
        if (state is { TimeoutSeconds: { IsLiteral: true, Literal: var timeout }, HeartbeatSeconds: { IsLiteral: true, Literal: var heartbeat } } && heartbeat >= timeout)
            context.Issues.Report(
                Rules.HeartbeatBelowTimeout, "must be smaller than TimeoutSeconds", $"a heartbeat of {heartbeat} seconds with a timeout of {timeout}",
                "Lower HeartbeatSeconds or raise TimeoutSeconds.", "HeartbeatSeconds");
    }

    private static void CheckCredentials(ValidationContext context, Credentials credentials)
    {
        using var place = context.Issues.At("Credentials");
        FieldRules.Check(context, credentials.Extra, "Credentials", KnownFields.Credentials);
        FieldRules.Require(context, credentials.RoleArn is not null, credentials.Extra, "RoleArn", "Name the role the task is called as.");
        if (credentials.RoleArn?.Expression is not { } expression)
            return;

        FieldRules.CheckLanguage(context, expression.Kind == ExpressionKind.Jsonata ? QueryLanguage.Jsonata : QueryLanguage.JsonPath, "RoleArn", isThere: true);
        if (expression.Kind == ExpressionKind.Jsonata)
            JsonataRules.Check(context, expression, default, "RoleArn");
        else
            ExpressionRules.CheckTemplate(context, expression, default, "RoleArn.$");
    }

    private static void CheckPattern(ValidationContext context, TaskResource call, string resource)
    {
        if (call.Kind is not (TaskResourceKind.Service or TaskResourceKind.Sdk))
            return;

        var patterns = call.Kind == TaskResourceKind.Sdk ? SdkPatterns
            : call.Service == "sagemaker" && SageMakerWithoutJobs.Contains(call.Action) ? RequestResponse
            : Patterns.GetValueOrDefault(call.Service, AllPatterns);
        if (patterns.Contains(call.Pattern))
            return;

        var endings = string.Join(" or ", patterns.Select(pattern => pattern.Length == 0 ? "nothing" : $".{pattern}"));
        context.Issues.Report(
            Rules.IntegrationPattern, $"must have {endings} after the action", IssueCollector.Quote(resource),
            "Correct the ending; to wait for something else, ask for its state in a loop.", "Resource");
    }

    private static void CheckExpress(ValidationContext context, TaskResource call, string resource)
    {
        if (context.Type != StateMachineType.Express)
            return;

        // What is neither a service nor a function can only be an activity.
        if (call.Kind is TaskResourceKind.Activity || (call.Kind is TaskResourceKind.Unknown && !Placeholders.AreIn(resource)))
            context.Issues.Report(
                Rules.ExpressResource, "must not be an activity in an Express machine", IssueCollector.Quote(resource),
                "Call a Lambda function, or make the machine a Standard one.", "Resource");
        else if (call.WaitsForJob || call.WaitsForToken)
            context.Issues.Report(
                Rules.ExpressResource, $"must not end with '.{call.Pattern}' in an Express machine", IssueCollector.Quote(resource),
                "Make the machine a Standard one, or do not wait.", "Resource");
    }

    private static void CheckToken(ValidationContext context, TaskState state, TaskResource call)
    {
        if (!call.WaitsForToken)
            return;

        if (!ExpressionWalker.Of(state.Parameters ?? state.Arguments).Any(MayHoldToken))
            context.Issues.Report(
                Rules.TaskTokenMissing, "must hand its token on", "no '$$.Task.Token'",
                "Put Asl.TaskToken into the parameters; whoever gets it answers with SendTaskSuccess.", context.IsJsonata ? "Arguments" : "Parameters");

        if (state.TimeoutSeconds is null && state.HeartbeatSeconds is null)
            context.Issues.Report(
                Rules.CallbackTimeout, "must have TimeoutSeconds or HeartbeatSeconds, since nobody may answer", "neither",
                "Set one of them; without it the execution may wait for a year.");
    }

    private static bool MayHoldToken(Expression expression) =>
        expression.Text is "$$" or "$states.context" or "$states.context.Task" || expression.Text.Contains("Task.Token", StringComparison.Ordinal) || expression.Text.Contains("$$.Task", StringComparison.Ordinal);
}
