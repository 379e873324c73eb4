using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.Maps;

namespace MlKit.Pipelines.Running;

/// <summary>Reads the items that a manifest names.</summary>
internal sealed class ManifestItems(IObjectStore objects, ItemFormat format)
{
    /// <summary>Reads the rows of an S3 inventory: https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-inventory-location.html.</summary>
    public async IAsyncEnumerable<JsonElement> ReadInventoryAsync(string bucket, string key, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var manifest = await ParseAsync(bucket, key, cancellationToken).ConfigureAwait(false);
        var root = manifest.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("fileFormat", out var fileFormat) || fileFormat.GetString() != "CSV")
            throw new ItemReaderException("The S3 inventory must have the file format CSV to be read locally");

        var schema = root.GetProperty("fileSchema").GetString()!.Split(',', StringSplitOptions.TrimEntries);
        var config = new ReaderConfig { CsvHeaderLocation = "GIVEN", CsvHeaders = [.. schema] };
        foreach (var file in root.GetProperty("files").EnumerateArray())
        {
            var stream = await ItemFormat.OpenAsync(objects, bucket, file.GetProperty("key").GetString()!, cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                using var rows = file.GetProperty("key").GetString()!.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
                await foreach (var item in CsvItems.ReadAsync(rows, config, cancellationToken).ConfigureAwait(false))
                    yield return DecodeKey(item);
            }
        }
    }

    /// <summary>Reads the items of every object an Athena UNLOAD manifest names, one address a line.</summary>
    public async IAsyncEnumerable<JsonElement> ReadAthenaAsync(string bucket, string key, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var stream = await ItemFormat.OpenAsync(objects, bucket, key, cancellationToken).ConfigureAwait(false);
        using var lines = new StreamReader(stream, Encoding.UTF8);
        while (await lines.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            if (line.Trim().Trim('"') is not { Length: > 0 } address)
                continue;

            // No URI to be decoded: a key may have any character.
            var parts = address.Split('/', 4);
            if (parts is not ["s3:", "", { Length: > 0 } target, { Length: > 0 } name])
                throw new ItemReaderException($"The manifest must name objects as s3://bucket/key, but has '{address}'");

            await foreach (var item in format.ReadAsync(objects, target, name, cancellationToken).ConfigureAwait(false))
                yield return item;
        }
    }

    private async ValueTask<JsonDocument> ParseAsync(string bucket, string key, CancellationToken cancellationToken)
    {
        var stream = await ItemFormat.OpenAsync(objects, bucket, key, cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            try
            {
                return await JsonDocument.ParseAsync(stream, default, cancellationToken).ConfigureAwait(false);
            }
            catch (JsonException)
            {
                throw new ItemReaderException("The manifest is not JSON");
            }
        }
    }

    /// <summary>An inventory writes keys as they stand in URLs.</summary>
    private static JsonElement DecodeKey(JsonElement item) => JsonBuilder.Build(json =>
    {
        json.WriteStartObject();
        foreach (var field in item.EnumerateObject())
            json.WriteString(field.Name, field.Name == "Key" ? Uri.UnescapeDataString(field.Value.GetString()!.Replace('+', ' ')) : field.Value.GetString());

        json.WriteEndObject();
    });
}
