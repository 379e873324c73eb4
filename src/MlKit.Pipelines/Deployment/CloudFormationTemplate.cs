using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.Deployment;

/// <summary>Writes CloudFormation templates.</summary>
public static class CloudFormationTemplate
{
    /// <summary>Returns a template with the workflow, its role, its log group and, if one is asked for, its schedule.</summary>
    /// <param name="machine">The workflow.</param>
    /// <param name="options">What stands beside the workflow, or <see langword="null"/> for the defaults.</param>
    /// <returns>The JSON. SAM takes it too.</returns>
    /// <exception cref="ArgumentNullException">The workflow is <see langword="null"/>.</exception>
    public static string ToCloudFormation(this StateMachine machine, CloudFormationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(machine);
        var writer = new TemplateWriter(machine, options ?? new CloudFormationOptions());
        return JsonText.Write(writer.Write, indented: true);
    }
}
