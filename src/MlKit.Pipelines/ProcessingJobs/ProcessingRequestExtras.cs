using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Amazon.SageMaker.Model;
using MlKit.Pipelines.Expressions;

namespace MlKit.Pipelines.ProcessingJobs;

/// <summary>Puts the further fields of a job, which are JSON, into its request. They have been checked against the service model.</summary>
internal static class ProcessingRequestExtras
{
    private static readonly FrozenDictionary<string, Action<CreateProcessingJobRequest, JsonElement>> Setters = new Dictionary<string, Action<CreateProcessingJobRequest, JsonElement>>
    {
        ["NetworkConfig"] = (request, value) => request.NetworkConfig = Network(value),
        ["Tags"] = (request, value) => request.Tags = [.. value.EnumerateArray().Select(tag => new Tag { Key = Text(tag, "Key"), Value = Text(tag, "Value") })],
        ["ExperimentConfig"] = (request, value) => request.ExperimentConfig = Experiment(value),
    }.ToFrozenDictionary();

    public static IReadOnlyCollection<string> Names => Setters.Keys;

    public static void Add(CreateProcessingJobRequest request, ImmutableArray<PayloadMember> members)
    {
        foreach (var member in members)
            Setters[member.Name](request, JsonElement.Parse(member.Value.ToString()));
    }

    private static NetworkConfig Network(JsonElement value) => new()
    {
        EnableNetworkIsolation = Flag(value, "EnableNetworkIsolation"),
        EnableInterContainerTrafficEncryption = Flag(value, "EnableInterContainerTrafficEncryption"),
        VpcConfig = value.TryGetProperty("VpcConfig", out var vpc) ? new VpcConfig { SecurityGroupIds = Texts(vpc, "SecurityGroupIds"), Subnets = Texts(vpc, "Subnets") } : null,
    };

    private static ExperimentConfig Experiment(JsonElement value) => new()
    {
        ExperimentName = Text(value, "ExperimentName"),
        TrialName = Text(value, "TrialName"),
        TrialComponentDisplayName = Text(value, "TrialComponentDisplayName"),
        RunName = Text(value, "RunName"),
    };

    private static string? Text(JsonElement value, string name) => value.TryGetProperty(name, out var member) ? member.GetString() : null;

    private static bool? Flag(JsonElement value, string name) => value.TryGetProperty(name, out var member) ? member.GetBoolean() : null;

    private static List<string>? Texts(JsonElement value, string name) => value.TryGetProperty(name, out var member) ? [.. member.EnumerateArray().Select(item => item.GetString()!)] : null;
}
