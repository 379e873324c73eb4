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
        "getObject" => GetAsync(task.Input, cancellationToken),
        "putObject" => PutAsync(task.Input, cancellationToken),
        _ => ListAsync(task.Input, cancellationToken),
    };

    private async ValueTask<JsonElement> GetAsync(JsonElement input, CancellationToken cancellationToken)
    {
        var stream = await objects.OpenAsync(Text(input, "Bucket"), Text(input, "Key"), cancellationToken).ConfigureAwait(false)
            ?? throw new TaskFailedException("S3.NoSuchKeyException", "The specified key does not exist. (Service: S3, Status Code: 404)");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
        return JsonBuilder.Build(json =>
        {
            json.WriteStartObject();
            json.WriteString("Body", body);
            json.WriteNumber("ContentLength", Encoding.UTF8.GetByteCount(body));
            json.WriteEndObject();
        });
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
        var prefix = input.TryGetProperty("Prefix", out var given) ? FieldValues.Text(given) : "";
        List<StoredObject> found = [];
        await foreach (var item in objects.ListAsync(Text(input, "Bucket"), prefix, cancellationToken).ConfigureAwait(false))
            found.Add(item);

        return JsonBuilder.Build(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("Contents");
            foreach (var item in found)
                Write(json, item);

            json.WriteEndArray();
            json.WriteBoolean("IsTruncated", false);
            json.WriteNumber("KeyCount", found.Count);
            json.WriteString("Name", Text(input, "Bucket"));
            json.WriteString("Prefix", prefix);
            json.WriteEndObject();
        });
    }

    private static void Write(Utf8JsonWriter json, StoredObject item)
    {
        json.WriteStartObject();
        json.WriteString("ETag", item.ETag);
        json.WriteString("Key", item.Key);
        json.WriteString("LastModified", item.LastModified.UtcDateTime);
        json.WriteNumber("Size", item.Size);
        json.WriteString("StorageClass", "STANDARD");
        json.WriteEndObject();
    }

    private static string Text(JsonElement input, string name) => input.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
        ? value.GetString()!
        : throw new TaskFailedException("S3.S3Exception", $"The parameter '{name}' must be a string");
}
