using System.Collections.Immutable;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.SageMaker;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.ProcessingJobs;

// The job as a state of a workflow.
public sealed partial record ProcessingJob
{
    /// <summary>Returns the state that runs the job and waits for its end.</summary>
    /// <param name="wait">Whether it waits; otherwise it only starts the job.</param>
    /// <returns>The state; it is JSONata where one of the job's expressions is.</returns>
    public TaskState AsState(bool wait = true)
    {
        var language = Values().Any(value => value?.Expression?.Kind == ExpressionKind.Jsonata) ? QueryLanguage.Jsonata : QueryLanguage.JsonPath;
        var state = SageMakerTask.CreateProcessingJob(Name, ToParameters(language), wait);
        return language == QueryLanguage.Jsonata ? state with { QueryLanguage = language } : state;
    }

    internal Payload ToParameters(QueryLanguage language)
    {
        var request = ImmutableArray.CreateBuilder<(string, Payload)>();
        if (!Inputs.IsEmpty)
            request.Add(("ProcessingInputs", Payload.Array([.. Inputs.Select(input => input.ToPayload())])));

        if (!Outputs.IsEmpty)
            request.Add(("ProcessingOutputConfig", Payload.Object(("Outputs", Payload.Array([.. Outputs.Select(output => output.ToPayload())])))));

        request.Add(("ProcessingJobName", (JobName ?? DefaultJobName(language)).ToPayload()));
        request.Add(("ProcessingResources", Payload.Object(("ClusterConfig", ToClusterConfig()))));
        if (MaxRuntimeInSeconds is not null)
            request.Add(("StoppingCondition", Payload.Object(("MaxRuntimeInSeconds", MaxRuntimeInSeconds.ToPayload()))));

        request.Add(("AppSpecification", ToAppSpecification()));
        if (!Environment.IsEmpty)
            request.Add(("Environment", Payload.Object([.. Environment.Select(entry => (entry.Key, entry.Value.ToPayload()))])));

        if (RoleArn is not null)
            request.Add(("RoleArn", RoleArn.ToPayload()));

        foreach (var member in Others)
            request.Add((member.Name, member.Value));

        return Payload.Object(request.ToArray());
    }

    private Payload ToClusterConfig() =>
        Payload.Object(("InstanceCount", InstanceCount.ToPayload()), ("InstanceType", InstanceType.ToPayload()), ("VolumeSizeInGB", VolumeSizeInGB.ToPayload()));

    private Payload ToAppSpecification()
    {
        var specification = new List<(string, Payload)>();
        if (Image is not null)
            specification.Add(("ImageUri", Image.ToPayload()));

        AddWords(specification, "ContainerEntrypoint", Entrypoint);
        AddWords(specification, "ContainerArguments", Arguments);
        return Payload.Object([.. specification]);
    }

    /// <summary>In JSONPath an array cannot hold an expression, so the whole array becomes one.</summary>
    private static void AddWords(List<(string, Payload)> specification, string name, ImmutableArray<ValueOf<string>> words)
    {
        if (words.IsEmpty)
            return;

        var computed = words.Any(word => word.Expression is { Kind: not ExpressionKind.Jsonata });
        Payload value = computed
            ? Asl.Array([.. words.Select(word => word.IsLiteral ? (IntrinsicArgument)word.Literal : word.Expression)])
            : Payload.Array([.. words.Select(word => word.ToPayload())]);
        specification.Add((name, value));
    }

    private ValueOf<string> DefaultJobName(QueryLanguage language)
    {
        // At most 63 characters: 36 of a generated execution name, 2 hyphens, 3 digits of the attempt.
        const int MaxPrefix = 22;
        var prefix = string.Concat(Name.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-').Take(MaxPrefix)).Trim('-');
        return language == QueryLanguage.Jsonata
            ? Asl.Jsonata($"'{prefix}-' & $states.context.Execution.Name & '-' & $string($states.context.State.RetryCount)")
            : Asl.Format($"{prefix}-{{}}-{{}}", Asl.Context("$$.Execution.Name"), Asl.Context("$$.State.RetryCount"));
    }

    private IEnumerable<ValueOf<string>?> Values() =>
        [JobName, Image, InstanceType, RoleArn, .. Entrypoint, .. Arguments, .. Inputs.Select(input => input.S3Uri), .. Outputs.Select(output => output.S3Uri), .. Environment.Select(entry => entry.Value)];
}
