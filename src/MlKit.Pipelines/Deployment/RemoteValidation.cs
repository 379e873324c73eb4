using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.Validation;

namespace MlKit.Pipelines.Deployment;

/// <summary>Has AWS check a definition: https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html.</summary>
internal static class RemoteValidation
{
    private const string Code = "AWS001";
    private const int MaxResults = 100;

    public static async Task<IReadOnlyList<DefinitionIssue>> CheckAsync(IAmazonStepFunctions client, StateMachine machine, DeploymentOptions options, CancellationToken cancellationToken)
    {
        var request = new ValidateStateMachineDefinitionRequest
        {
            Definition = machine.ToJson(indented: false),
            Type = DeploymentPlanner.TypeOf(options),
            Severity = ValidateStateMachineDefinitionSeverity.ERROR,
            MaxResults = MaxResults,
        };
        var response = await AwsCall.SendAsync("ValidateStateMachineDefinition", machine.Name, client.ValidateStateMachineDefinitionAsync, request, cancellationToken).ConfigureAwait(false);
        return response.Result == ValidateStateMachineDefinitionResultCode.FAIL ? [.. (response.Diagnostics ?? []).Select(Issue)] : [];
    }

    private static DefinitionIssue Issue(ValidateStateMachineDefinitionDiagnostic diagnostic) =>
        new(Code, diagnostic.Location ?? "/", "must pass the check of AWS", $"{diagnostic.Code}: {diagnostic.Message?.TrimEnd('.')}", "Correct the definition there.")
        {
            Severity = diagnostic.Severity == ValidateStateMachineDefinitionSeverity.WARNING ? IssueSeverity.Warning : IssueSeverity.Error,
        };
}
