using System.Collections.Immutable;
using System.Text.Json;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.SageMaker;
using MlKit.Pipelines.Validation;

namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>Holds a request against the service model and takes it apart. What a local run cannot do is refused here, before anything starts.</summary>
internal static class JobRequestReader
{
    /// <summary>AWS's default of <c>MaxRuntimeInSeconds</c>.</summary>
    public const int DefaultMaxRuntimeInSeconds = 86_400;

    /// <exception cref="DefinitionException">The request is not one that AWS takes.</exception>
    /// <exception cref="LocalJobException">It asks for what there is only at AWS.</exception>
    public static JobRequest Read(JsonElement request, LocalJobOptions options)
    {
        Check(request);
        var name = request.GetProperty("ProcessingJobName").GetString()!;
        var application = request.GetProperty("AppSpecification");
        return new JobRequest
        {
            Json = request.Clone(),
            Name = name,
            ImageUri = application.GetProperty("ImageUri").GetString()!,
            Entrypoint = Words(application, "ContainerEntrypoint"),
            Arguments = Words(application, "ContainerArguments"),
            Environment = request.TryGetProperty("Environment", out var environment) ? [.. environment.EnumerateObject().Select(entry => KeyValuePair.Create(entry.Name, entry.Value.GetString()!))] : [],
            Inputs = Items(request, "ProcessingInputs", ReadInput),
            Outputs = request.TryGetProperty("ProcessingOutputConfig", out var outputs) ? Items(outputs, "Outputs", ReadOutput) : [],
            InstanceCount = ReadInstanceCount(request),
            MaxRuntime = TimeSpan.FromSeconds(request.TryGetProperty("StoppingCondition", out var stop) && stop.TryGetProperty("MaxRuntimeInSeconds", out var seconds) ? seconds.GetInt32() : DefaultMaxRuntimeInSeconds),
            Arn = $"arn:aws:sagemaker:{options.Region}:{options.AccountId}:processing-job/{name}",
        };
    }

    private static void Check(JsonElement request)
    {
        var state = SageMakerTask.CreateProcessingJob("job", Payload.Literal(request));
        var context = new ValidationContext(StateMachineType.Standard, QueryLanguage.JsonPath);
        RequestRules.Check(context, state, TaskResource.Parse(state.Resource));
        if (context.Issues.Issues is { IsEmpty: false } issues)
            throw new DefinitionException([.. issues.Select(issue => issue with { Path = issue.Path["/Parameters".Length..] is { Length: > 0 } path ? path : "/" })]);
    }

    private static int ReadInstanceCount(JsonElement request)
    {
        var cluster = request.GetProperty("ProcessingResources").GetProperty("ClusterConfig");
        return cluster.TryGetProperty("InstanceCount", out var count)
            ? count.GetInt32()
            : throw new LocalJobException("ProcessingResources.ClusterConfig.InstanceCount: must be given in a local run, but was absent. Add InstanceCount instead of InstancePreferences.");
    }

    private static JobInput? ReadInput(JsonElement input)
    {
        var name = input.GetProperty("InputName").GetString()!;
        if (input.TryGetProperty("DatasetDefinition", out _))
            throw new LocalJobException($"ProcessingInputs.{name}.DatasetDefinition: Athena and Redshift must be queried at AWS, but the run is local. Put the result of the query into a bucket's folder and use S3Input.");

        if (IsAppManaged(input))
            return null;

        if (!input.TryGetProperty("S3Input", out var source))
            throw new LocalJobException($"ProcessingInputs.{name}: must have S3Input, but had none. Add it.");

        var path = $"ProcessingInputs.{name}.S3Input";
        if (Text(source, "S3InputMode") == "Pipe")
            throw new LocalJobException($"{path}.S3InputMode: must be File in a local run, but was Pipe. Use File, which every script that reads files understands, or run the job at AWS.");

        var location = S3Location.Parse(source.GetProperty("S3Uri").GetString()!, $"{path}.S3Uri");
        return new JobInput(
            name, location, LocalPath(source, path), Text(source, "S3DataType") == "ManifestFile", Text(source, "S3DataDistributionType") == "ShardedByS3Key", Text(source, "S3CompressionType") == "Gzip");
    }

    private static JobOutput? ReadOutput(JsonElement output)
    {
        var name = output.GetProperty("OutputName").GetString()!;
        if (output.TryGetProperty("FeatureStoreOutput", out _))
            throw new LocalJobException($"ProcessingOutputConfig.Outputs.{name}.FeatureStoreOutput: must be ingested at AWS, but the run is local. Use S3Output and ingest its files yourself.");

        if (IsAppManaged(output))
            return null;

        if (!output.TryGetProperty("S3Output", out var target))
            throw new LocalJobException($"ProcessingOutputConfig.Outputs.{name}: must have S3Output, but had none. Add it.");

        var path = $"ProcessingOutputConfig.Outputs.{name}.S3Output";
        return new JobOutput(name, LocalPath(target, path), S3Location.Parse(target.GetProperty("S3Uri").GetString()!, $"{path}.S3Uri"), Text(target, "S3UploadMode") == "Continuous");
    }

    /// <summary>Data that the program moves itself.</summary>
    private static bool IsAppManaged(JsonElement item) => item.TryGetProperty("AppManaged", out var managed) && managed.GetBoolean();

    private static string LocalPath(JsonElement parent, string path)
    {
        var value = Text(parent, "LocalPath") ?? throw new LocalJobException($"{path}.LocalPath: must be given unless AppManaged is true, but was absent. Add a path that begins with /opt/ml/processing/.");
        return value.Split('/').Contains("..")
            ? throw new LocalJobException($"{path}.LocalPath: must lie in /opt/ml/processing/, but was '{value}'. Write the path without '..'.")
            : value;
    }

    private static string? Text(JsonElement parent, string name) => parent.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static ImmutableArray<string> Words(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var words) ? [.. words.EnumerateArray().Select(word => word.GetString()!)] : [];

    private static ImmutableArray<T> Items<T>(JsonElement parent, string name, Func<JsonElement, T?> read)
        where T : class =>
        parent.TryGetProperty(name, out var items) ? [.. items.EnumerateArray().Select(read).OfType<T>()] : [];
}
