using System.Text.Json;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.Permissions;

/// <summary>Writes who may take a role.</summary>
public static class TrustPolicy
{
    /// <summary>Returns the trust policy of a workflow's role; with a known account, only that account's state machines may take it.</summary>
    /// <param name="scope">Where the workflow runs, or <see langword="null"/> for anywhere.</param>
    /// <returns>The JSON.</returns>
    /// <remarks>The conditions keep the role from confused deputies: https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html.</remarks>
    public static string ForStateMachine(AwsScope? scope = null) => Write("states.amazonaws.com", scope is { Account: not "*" } ? scope : null);

    /// <summary>Returns the trust policy of the role SageMaker jobs run as.</summary>
    /// <returns>The JSON.</returns>
    public static string ForSageMaker() => Write("sagemaker.amazonaws.com", scope: null);

    internal static void Write(Utf8JsonWriter json, string service, AwsScope? scope)
    {
        json.WriteStartObject();
        json.WriteString("Version", "2012-10-17");
        json.WriteStartArray("Statement");
        json.WriteStartObject();
        json.WriteString("Effect", "Allow");
        json.WriteStartObject("Principal");
        json.WriteString("Service", service);
        json.WriteEndObject();
        json.WriteString("Action", "sts:AssumeRole");
        if (scope is not null)
            WriteCondition(json, scope);

        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Write(string service, AwsScope? scope) => JsonText.Write(json => Write(json, service, scope), indented: true);

    private static void WriteCondition(Utf8JsonWriter json, AwsScope scope)
    {
        json.WriteStartObject("Condition");
        json.WriteStartObject("StringEquals");
        json.WriteString("aws:SourceAccount", scope.Account);
        json.WriteEndObject();
        json.WriteStartObject("ArnLike");
        json.WriteString("aws:SourceArn", scope.Arn("states", "stateMachine:*"));
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
