using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.Running;

/// <summary>Reads, writes and lists objects where a task calls S3.</summary>
internal sealed class ObjectTaskHandler(IObjectStore objects) : ITaskHandler
{
    public static bool Handles(TaskResource resource) =>
        resource is { Kind: TaskResourceKind.Sdk, Service: "s3", Pattern: "" } && resource.Action is "getObject" or "putObject" or "listObjectsV2";

    public ValueTask<JsonElement> RunAsync(TaskCall task, CancellationToken cancellationToken) => TaskResource.Parse(task.Resource).Action switch
    {
        "getObject" => GetAsync(task, cancellationToken),
        "putObject" => PutAsync(task.Input, cancellationToken),
        _ => ListAsync(task.Input, cancellationToken),
    };

    private async ValueTask<JsonElement> GetAsync(TaskCall task, CancellationToken cancellationToken)
    {
        var input = task.Input;
        var stream = await objects.OpenAsync(Text(input, "Bucket"), Text(input, "Key"), cancellationToken).ConfigureAwait(false)
            ?? throw new TaskFailedException("S3.NoSuchKeyException", "The specified key does not exist. (Service: S3, Status Code: 404)");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var body = await ReadAsync(reader, task.Runner.Options.MaxPayloadBytes, cancellationToken).ConfigureAwait(false);
        return JsonBuilder.Build(json =>
        {
            json.WriteStartObject();
            json.WriteString("Body", body);
            json.WriteNumber("ContentLength", Encoding.UTF8.GetByteCount(body));
            json.WriteEndObject();
        });
    }

    /// <summary>Reads no more than makes the result too large, which then fails the task.</summary>
    private static async ValueTask<string> ReadAsync(StreamReader reader, int most, CancellationToken cancellationToken)
    {
        var characters = new char[most + 1];
        return new string(characters, 0, await reader.ReadBlockAsync(characters, cancellationToken).ConfigureAwait(false));
    }

    private async ValueTask<JsonElement> PutAsync(JsonElement input, CancellationToken cancellationToken)
    {
        var body = input.TryGetProperty("Body", out var value) ? FieldValues.Text(value) : "";
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(body));
        await objects.WriteAsync(Text(input, "Bucket"), Text(input, "Key"), content, cancellationToken).ConfigureAwait(false);
        return JsonBuilder.Build(json =>
        {
            json.WriteStartObject();
            json.WriteString("ETag", $"\"{Convert.ToHexStringLower(SHA256.HashData(content.ToArray()))[..32]}\"");
            json.WriteEndObject();
        });
    }

    private async ValueTask<JsonElement> ListAsync(JsonElement input, CancellationToken cancellationToken)
    {
        var listing = new ObjectListing(Text(input, "Bucket"), input);
        await foreach (var item in objects.ListAsync(listing.Bucket, listing.Prefix, cancellationToken).ConfigureAwait(false))
        {
            if (!listing.Add(item))
                break;
        }

        return listing.ToElement();
    }

    private static string Text(JsonElement input, string name) => input.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
        ? value.GetString()!
        : throw new TaskFailedException("S3.S3Exception", $"The parameter '{name}' must be a string");
}
