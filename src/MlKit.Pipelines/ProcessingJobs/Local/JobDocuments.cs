using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.Running;

namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>Writes what AWS writes about a job: https://docs.aws.amazon.com/sagemaker/latest/dg/byoc-config.html.</summary>
internal static class JobDocuments
{
    /// <summary>Returns <c>/opt/ml/config/processingjobconfig.json</c>: the request with the defaults filled in and <c>null</c> for what is not set.</summary>
    public static JsonObject Configuration(JobRequest job)
    {
        var configuration = new JsonObject { ["ProcessingJobArn"] = job.Arn, ["ProcessingJobName"] = job.Name };
        configuration["AppSpecification"] = With(Copy(job.Json, "AppSpecification")!, ("ContainerEntrypoint", null), ("ContainerArguments", null));
        AddIfGiven(configuration, job.Json, "Environment");
        if (Copy(job.Json, "ProcessingInputs") is { } inputs)
            configuration["ProcessingInputs"] = WithInputDefaults(inputs);

        if (Copy(job.Json, "ProcessingOutputConfig") is { } outputs)
            configuration["ProcessingOutputConfig"] = With(outputs, ("KmsKeyId", null));

        var resources = Copy(job.Json, "ProcessingResources")!;
        With(resources["ClusterConfig"]!, ("VolumeKmsKeyId", null));
        configuration["ProcessingResources"] = resources;
        AddIfGiven(configuration, job.Json, "NetworkConfig");
        AddIfGiven(configuration, job.Json, "ExperimentConfig");
        configuration["RoleArn"] = Copy(job.Json, "RoleArn");
        configuration["StoppingCondition"] = StoppingCondition(job);
        return configuration;
    }

    /// <summary>Returns <c>/opt/ml/config/resourceconfig.json</c>.</summary>
    public static JsonObject Resources(int instance, int instances) => new()
    {
        ["current_host"] = string.Create(CultureInfo.InvariantCulture, $"algo-{instance}"),
        ["hosts"] = new JsonArray([.. Enumerable.Range(1, instances).Select(i => (JsonNode)string.Create(CultureInfo.InvariantCulture, $"algo-{i}"))]),
    };

    /// <summary>Returns the answer of <c>DescribeProcessingJob</c>, as a state that waits for the job gets it: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeProcessingJob.html.</summary>
    public static JsonElement Description(JobRequest job, JobEnd end, JobTimes times)
    {
        var description = Describe(job, end.Status.ToString(), end, times, time => time.ToUnixTimeMilliseconds());
        description["Tags"] = Tags(job);
        return ToElement(description);
    }

    /// <summary>Returns the answer of <c>DescribeProcessingJob</c>, as a state gets it that calls this action.</summary>
    public static JsonElement Description(JobRequest job, string status, JobEnd? end, JobTimes times) => ToElement(Describe(job, status, end, times, ToText));

    /// <summary>Returns an item of <c>ListProcessingJobs</c>: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProcessingJobSummary.html.</summary>
    public static JsonObject Summary(JobRequest job, string status, JobEnd? end, JobTimes times)
    {
        var summary = new JsonObject { ["ProcessingJobName"] = job.Name };
        AddState(summary, job, status, end, times, ToText);
        summary.Remove("ProcessingStartTime");
        return summary;
    }

    public static JsonElement ToElement(JsonObject value) => JsonElement.Parse(JsonText.Write(writer => value.WriteTo(writer), indented: false));

    private static JsonNode ToText(DateTimeOffset time) => time.UtcDateTime.ToString(ExecutionRun.TimeFormat, CultureInfo.InvariantCulture);

    private static JsonObject Describe(JobRequest job, string status, JobEnd? end, JobTimes times, Func<DateTimeOffset, JsonNode> write)
    {
        var description = new JsonObject();
        if (Copy(job.Json, "ProcessingInputs") is { } inputs)
            description["ProcessingInputs"] = WithInputDefaults(inputs);

        AddIfGiven(description, job.Json, "ProcessingOutputConfig");
        description["ProcessingJobName"] = job.Name;
        AddIfGiven(description, job.Json, "ProcessingResources");
        description["StoppingCondition"] = StoppingCondition(job);
        foreach (var name in (ReadOnlySpan<string>)["AppSpecification", "Environment", "NetworkConfig", "RoleArn", "ExperimentConfig"])
            AddIfGiven(description, job.Json, name);

        AddState(description, job, status, end, times, write);
        return description;
    }

    private static void AddState(JsonObject target, JobRequest job, string status, JobEnd? end, JobTimes times, Func<DateTimeOffset, JsonNode> write)
    {
        target["ProcessingJobArn"] = job.Arn;
        target["ProcessingJobStatus"] = status;
        if (end?.ExitMessage is { } message)
            target["ExitMessage"] = message;

        if (end?.FailureReason is { } reason)
            target["FailureReason"] = reason;

        if (times.End is { } ended)
            target["ProcessingEndTime"] = write(ended);

        if (times.Start is { } start)
            target["ProcessingStartTime"] = write(start);

        target["LastModifiedTime"] = write(times.End ?? times.Start ?? times.Creation);
        target["CreationTime"] = write(times.Creation);
    }

    /// <summary>A state gets the tags as an object, with those that Step Functions sets.</summary>
    private static JsonObject Tags(JobRequest job)
    {
        var tags = new JsonObject { ["MANAGED_BY_AWS"] = "STARTED_BY_STEP_FUNCTIONS" };
        if (job.ExecutionArn is not null)
            tags["AWS_STEP_FUNCTIONS_EXECUTION_ARN"] = job.ExecutionArn;

        if (job.Json.TryGetProperty("Tags", out var given))
        {
            foreach (var tag in given.EnumerateArray())
                tags[tag.GetProperty("Key").GetString()!] = tag.GetProperty("Value").GetString();
        }

        return tags;
    }

    private static JsonObject StoppingCondition(JobRequest job) => new() { ["MaxRuntimeInSeconds"] = (long)job.MaxRuntime.TotalSeconds };

    private static JsonNode WithInputDefaults(JsonNode inputs)
    {
        foreach (var input in inputs.AsArray())
        {
            if (input!["S3Input"] is { } source)
                With(source, ("S3DataDistributionType", "FullyReplicated"), ("S3CompressionType", "None"), ("S3DownloadMode", "StartOfJob"));
        }

        return inputs;
    }

    private static JsonNode With(JsonNode node, params ReadOnlySpan<(string Name, string? Value)> defaults)
    {
        foreach (var (name, value) in defaults)
            node.AsObject().TryAdd(name, value);

        return node;
    }

    private static void AddIfGiven(JsonObject target, JsonElement request, string name)
    {
        if (Copy(request, name) is { } value)
            target[name] = value;
    }

    private static JsonNode? Copy(JsonElement request, string name) => request.TryGetProperty(name, out var value) ? JsonNode.Parse(value.GetRawText()) : null;
}
