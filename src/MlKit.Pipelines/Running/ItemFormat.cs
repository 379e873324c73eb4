using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.Maps;
using MlKit.Pipelines.Validation;

namespace MlKit.Pipelines.Running;

/// <summary>Reads the items of one object.</summary>
internal sealed class ItemFormat(ReaderConfig config)
{
    public ReaderConfig Config => config;

    public async IAsyncEnumerable<JsonElement> ReadAsync(IObjectStore objects, string bucket, string key, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var stream = await OpenAsync(objects, bucket, key, cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            await foreach (var item in Read(stream, cancellationToken).ConfigureAwait(false))
                yield return item;
        }
    }

    public static async ValueTask<Stream> OpenAsync(IObjectStore objects, string bucket, string key, CancellationToken cancellationToken) =>
        await objects.OpenAsync(bucket, key, cancellationToken).ConfigureAwait(false) ?? throw new ItemReaderException($"The object s3://{bucket}/{key} does not exist");

    public IAsyncEnumerable<JsonElement> Read(Stream stream, CancellationToken cancellationToken) => config.InputType switch
    {
        "CSV" => CsvItems.ReadAsync(stream, config, cancellationToken),
        "JSONL" => ReadLinesAsync(stream, cancellationToken),
        "JSON" or null => JsonItems.ReadAsync(stream, config.ItemsPointer, cancellationToken),
        var type => throw new ItemReaderException($"The input type {type} cannot be read locally. Use CSV, JSON or JSONL."),
    };

    private static async IAsyncEnumerable<JsonElement> ReadLinesAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        for (var number = 1; await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line))
                yield return Parse(line, number);
        }
    }

    private static JsonElement Parse(string line, int number)
    {
        try
        {
            return JsonText.Parse(line);
        }
        catch (DefinitionException)
        {
            throw new ItemReaderException($"Line {number} of the JSON Lines object is not JSON");
        }
    }
}
