namespace MlKit.Pipelines.Internal;

/// <summary>The resource of a task, taken apart: https://docs.aws.amazon.com/step-functions/latest/dg/integrate-services.html.</summary>
/// <param name="Kind">What is called.</param>
/// <param name="Service">The service, such as <c>sagemaker</c>; empty for a function or an activity.</param>
/// <param name="Action">The action, such as <c>createProcessingJob</c>.</param>
/// <param name="Pattern">What stands after the action: <c>sync</c>, <c>sync:2</c>, <c>waitForTaskToken</c> or nothing.</param>
internal readonly record struct TaskResource(TaskResourceKind Kind, string Service, string Action, string Pattern)
{
    public const string Sync = "sync";
    public const string WaitForTaskToken = "waitForTaskToken";

    public bool WaitsForToken => Pattern == WaitForTaskToken;

    public bool WaitsForJob => Pattern.StartsWith(Sync, StringComparison.Ordinal);

    public static TaskResource Parse(string? resource)
    {
        // arn:partition:service:region:account:rest
        var parts = resource?.Split(':', 6) ?? [];
        if (parts.Length < 6 || parts[0] != "arn")
            return new(TaskResourceKind.Unknown, "", "", "");

        return parts switch
        {
            [_, _, "lambda", _, _, _] => new(TaskResourceKind.Function, "", "", ""),
            [_, _, "states", "", "", var integration] => ParseIntegration(integration),
            [_, _, "states", _, _, var rest] when rest.StartsWith("activity:", StringComparison.Ordinal) => new(TaskResourceKind.Activity, "", "", ""),
            _ => new(TaskResourceKind.Unknown, "", "", ""),
        };
    }

    private static TaskResource ParseIntegration(string integration)
    {
        var dot = integration.IndexOf('.', StringComparison.Ordinal);
        var (call, pattern) = dot < 0 ? (integration, "") : (integration[..dot], integration[(dot + 1)..]);
        return call.Split(':') switch
        {
            ["aws-sdk", var service, var action] => new(TaskResourceKind.Sdk, service, action, pattern),
            [var service, var action] => new(TaskResourceKind.Service, service, action, pattern),
            _ => new(TaskResourceKind.Unknown, "", "", ""),
        };
    }
}
