using System.Text.Json;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.Maps;

namespace MlKit.Pipelines.Running;

/// <summary>Writes results to the object store, one file for those that succeeded and one for those that failed, and a manifest.</summary>
internal sealed class WrittenResults(ResultWriter writer, IObjectStore objects, string bucket, string folder, string mapRunArn, string temporaryFolder) : IChildResults
{
    private readonly SemaphoreSlim _gate = new(1);
    private readonly ResultFile _succeeded = new(IsLines(writer), temporaryFolder);
    private readonly ResultFile _failed = new(IsLines(writer), temporaryFolder);

    private string Extension => IsLines(writer) ? "jsonl" : "json";

    public async ValueTask AddAsync(ChildResult result, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var file = result.Succeeded ? _succeeded : _failed;
            foreach (var value in Transform(result))
                file.Add(value);
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask<JsonElement> CompleteAsync(CancellationToken cancellationToken)
    {
        var succeeded = await UploadAsync(_succeeded, "SUCCEEDED", cancellationToken).ConfigureAwait(false);
        var failed = await UploadAsync(_failed, "FAILED", cancellationToken).ConfigureAwait(false);
        var manifestKey = $"{folder}/manifest.json";
        using var manifest = new MemoryStream();
        using (var json = new Utf8JsonWriter(manifest))
            WriteManifest(json, succeeded, failed);

        manifest.Position = 0;
        await objects.WriteAsync(bucket, manifestKey, manifest, cancellationToken).ConfigureAwait(false);
        return JsonBuilder.Build(json => WriteOutput(json, manifestKey));
    }

    public async ValueTask DisposeAsync()
    {
        _gate.Dispose();
        await _succeeded.DisposeAsync().ConfigureAwait(false);
        await _failed.DisposeAsync().ConfigureAwait(false);
    }

    private static bool IsLines(ResultWriter writer) => writer.WriterConfig?.OutputType == "JSONL";

    private IEnumerable<JsonElement> Transform(ChildResult result) => writer.WriterConfig?.Transformation switch
    {
        "COMPACT" => [ChildRecord.OutputOf(result)],
        "FLATTEN" when result.Output is { ValueKind: JsonValueKind.Array } output => output.EnumerateArray(),
        "FLATTEN" => [ChildRecord.OutputOf(result)],
        _ => [ChildRecord.Write(result)],
    };

    private async ValueTask<(string Key, long Size)?> UploadAsync(ResultFile file, string name, CancellationToken cancellationToken)
    {
        if (file.IsEmpty)
            return null;

        file.Complete();
        var key = $"{folder}/{name}_0.{Extension}";
        await objects.WriteAsync(bucket, key, file.Content, cancellationToken).ConfigureAwait(false);
        return (key, file.Content.Length);
    }

    private void WriteManifest(Utf8JsonWriter json, (string Key, long Size)? succeeded, (string Key, long Size)? failed)
    {
        json.WriteStartObject();
        json.WriteString("DestinationBucket", bucket);
        json.WriteString("MapRunArn", mapRunArn);
        json.WriteStartObject("ResultFiles");
        WriteFiles(json, "FAILED", failed);
        WriteFiles(json, "PENDING", null);
        WriteFiles(json, "SUCCEEDED", succeeded);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteFiles(Utf8JsonWriter json, string name, (string Key, long Size)? file)
    {
        json.WriteStartArray(name);
        if (file is { } written)
        {
            json.WriteStartObject();
            json.WriteString("Key", written.Key);
            json.WriteNumber("Size", written.Size);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteOutput(Utf8JsonWriter json, string manifestKey)
    {
        json.WriteStartObject();
        json.WriteString("MapRunArn", mapRunArn);
        json.WriteStartObject("ResultWriterDetails");
        json.WriteString("Bucket", bucket);
        json.WriteString("Key", manifestKey);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
