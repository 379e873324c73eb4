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
        Span<Range> parts = stackalloc Range[6];
        var text = resource.AsSpan();
        if (text.Split(parts, ':') < 6 || text[parts[0]] is not "arn")
            return Unknown;

        var service = text[parts[2]];
        var rest = text[parts[5]];
        if (service is "lambda")
            return new(TaskResourceKind.Function, "", "", "");

        if (service is not "states")
            return Unknown;

        if (text[parts[3]].IsEmpty && text[parts[4]].IsEmpty)
            return ParseIntegration(rest);

        return rest.StartsWith("activity:", StringComparison.Ordinal) ? new(TaskResourceKind.Activity, "", "", "") : Unknown;
    }

    private static TaskResource Unknown => new(TaskResourceKind.Unknown, "", "", "");

    private static TaskResource ParseIntegration(ReadOnlySpan<char> integration)
    {
        var dot = integration.IndexOf('.');
        var call = dot < 0 ? integration : integration[..dot];
        var pattern = dot < 0 ? "" : integration[(dot + 1)..].ToString();
        Span<Range> parts = stackalloc Range[4];
        return call.Split(parts, ':') switch
        {
            2 => new(TaskResourceKind.Service, call[parts[0]].ToString(), call[parts[1]].ToString(), pattern),
            3 when call[parts[0]] is "aws-sdk" => new(TaskResourceKind.Sdk, call[parts[1]].ToString(), call[parts[2]].ToString(), pattern),
            _ => Unknown,
        };
    }
}
