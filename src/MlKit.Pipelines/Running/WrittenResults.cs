using System.Text.Json;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.Maps;

namespace MlKit.Pipelines.Running;

/// <summary>Writes results to the object store, those that succeeded and those that failed in files of their own, and a manifest.</summary>
internal sealed class WrittenResults(ResultWriter writer, IObjectStore objects, string bucket, string folder, string mapRunArn, LocalRunnerOptions options) : IChildResults
{
    private readonly SemaphoreSlim _gate = new(1);
    private readonly ResultFiles _succeeded = new($"{folder}/SUCCEEDED", IsLines(writer), options, objects, bucket);
    private readonly ResultFiles _failed = new($"{folder}/FAILED", IsLines(writer), options, objects, bucket);

    public async ValueTask AddAsync(ChildResult result, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var files = result.Succeeded ? _succeeded : _failed;
            foreach (var value in Transform(result))
                await files.AddAsync(value, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask<JsonElement> CompleteAsync(CancellationToken cancellationToken)
    {
        await _succeeded.CompleteAsync(cancellationToken).ConfigureAwait(false);
        await _failed.CompleteAsync(cancellationToken).ConfigureAwait(false);
        var manifestKey = $"{folder}/manifest.json";
        using var manifest = new MemoryStream();
        using (var json = new Utf8JsonWriter(manifest))
            WriteManifest(json);

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

    private void WriteManifest(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("DestinationBucket", bucket);
        json.WriteString("MapRunArn", mapRunArn);
        json.WriteStartObject("ResultFiles");
        WriteFiles(json, "FAILED", _failed.Written);
        WriteFiles(json, "PENDING", []);
        WriteFiles(json, "SUCCEEDED", _succeeded.Written);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteFiles(Utf8JsonWriter json, string name, IReadOnlyList<(string Key, long Size)> files)
    {
        json.WriteStartArray(name);
        foreach (var (key, size) in files)
        {
            json.WriteStartObject();
            json.WriteString("Key", key);
            json.WriteNumber("Size", size);
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
