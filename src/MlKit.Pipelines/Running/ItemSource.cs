using System.Runtime.CompilerServices;
using System.Text.Json;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.Maps;

namespace MlKit.Pipelines.Running;

/// <summary>Reads the items of a distributed Map one after the other, so that they need not fit into memory: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html.</summary>
internal sealed class ItemSource(ItemReader reader, IObjectStore objects, JsonElement call, long? maxItems)
{
    private readonly ItemFormat _format = new(reader.ReaderConfig ?? new ReaderConfig());

    /// <summary>Evaluates the fields of an <c>ItemReader</c>.</summary>
    public static ItemSource Create(ItemReader reader, Visit visit, JsonElement input)
    {
        var maxItems = FieldValues.Integer(visit, "ItemReader/ReaderConfig/MaxItems", reader.ReaderConfig?.MaxItems, input);
        var call = DataFlow.StoreCall(visit, reader.Parameters, reader.Arguments, input, nameof(ItemReader)) ?? JsonValues.EmptyObject;
        var objects = visit.Flow.Run.Options.Objects
            ?? throw StateFailureException.Runtime("There is nothing to read items from. Set LocalRunnerOptions.Objects, for instance to LocalBuckets.In(folder).");
        return new ItemSource(reader, objects, call, maxItems);
    }

    public async IAsyncEnumerable<JsonElement> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (maxItems < 0)
            throw new ItemReaderException("field MaxItems must be positive");

        var left = maxItems is null or 0 ? long.MaxValue : maxItems.Value;
        await foreach (var item in ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return item;
            // What comes after the last one is not read.
            if (--left == 0)
                yield break;
        }
    }

    private IAsyncEnumerable<JsonElement> ReadAllAsync(CancellationToken cancellationToken)
    {
        if (reader.Resource == ItemReader.ListObjects)
            return reader.ReaderConfig?.Transformation == "LOAD_AND_FLATTEN" ? ReadEachAsync(cancellationToken) : ListAsync(cancellationToken);

        return (reader.ReaderConfig?.ManifestType, reader.ReaderConfig?.InputType) switch
        {
            ("ATHENA_DATA", _) => new ManifestItems(objects, _format).ReadAthenaAsync(Field("Bucket"), Field("Key"), cancellationToken),
            (_, "MANIFEST") => new ManifestItems(objects, _format).ReadInventoryAsync(Field("Bucket"), Field("Key"), cancellationToken),
            _ => _format.ReadAsync(objects, Field("Bucket"), Field("Key"), cancellationToken),
        };
    }

    private async IAsyncEnumerable<JsonElement> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in objects.ListAsync(Field("Bucket"), Prefix, cancellationToken).ConfigureAwait(false))
        {
            yield return JsonBuilder.Build(json =>
            {
                json.WriteStartObject();
                json.WriteString("Etag", item.ETag);
                json.WriteString("Key", item.Key);
                json.WriteNumber("LastModified", item.LastModified.ToUnixTimeSeconds());
                json.WriteNumber("Size", item.Size);
                json.WriteString("StorageClass", "STANDARD");
                json.WriteEndObject();
            });
        }
    }

    private async IAsyncEnumerable<JsonElement> ReadEachAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in objects.ListAsync(Field("Bucket"), Prefix, cancellationToken).ConfigureAwait(false))
        {
            await foreach (var part in _format.ReadAsync(objects, Field("Bucket"), item.Key, cancellationToken).ConfigureAwait(false))
                yield return part;
        }
    }

    private string Prefix => call.TryGetProperty(nameof(Prefix), out _) ? Field(nameof(Prefix)) : "";

    private string Field(string name) => call.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
        ? value.GetString()!
        : throw new ItemReaderException($"The field '{name}' of the ItemReader must be a string");
}
