using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.Maps;

namespace MlKit.Pipelines.Running;

/// <summary>Makes the inputs of child executions of items: selects, and puts into batches.</summary>
internal sealed class ChildInputs(MapState state, Visit visit, JsonElement input)
{
    private const int LargestBatch = 256 * 1024;

    private readonly long _maxItems = FieldValues.Integer(visit, "ItemBatcher/MaxItemsPerBatch", state.ItemBatcher?.MaxItemsPerBatch, input, least: 1) ?? long.MaxValue;
    private readonly long _maxBytes = Math.Min(LargestBatch, FieldValues.Integer(visit, "ItemBatcher/MaxInputBytesPerBatch", state.ItemBatcher?.MaxInputBytesPerBatch, input, least: 1) ?? LargestBatch);
    private readonly JsonElement? _batchInput = state.ItemBatcher?.BatchInput is { } payload ? BatchInput(payload, visit, input) : null;

    public IAsyncEnumerable<ChildInput> From(IAsyncEnumerable<JsonElement> items, CancellationToken cancellationToken) =>
        state.ItemBatcher is null ? SelectAsync(items, cancellationToken) : BatchAsync(SelectAsync(items, cancellationToken), cancellationToken);

    private async IAsyncEnumerable<ChildInput> SelectAsync(IAsyncEnumerable<JsonElement> items, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var index = 0;
        await foreach (var item in items.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return new ChildInput(index, MapItems.Select(state, visit, input, new MapItem(index, item)), 1);
            index++;
        }
    }

    private async IAsyncEnumerable<ChildInput> BatchAsync(IAsyncEnumerable<ChildInput> items, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<JsonElement> batch = [];
        var index = 0;
        var empty = Bytes(Batch([]).Input);
        var bytes = empty;
        await foreach (var item in items.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var size = Bytes(item.Input) + 1;
            if (batch.Count > 0 && (batch.Count >= _maxItems || bytes + size > _maxBytes))
            {
                yield return Batch(batch) with { Index = index++ };
                batch = [];
                bytes = empty;
            }

            batch.Add(item.Input);
            bytes += size;
        }

        if (batch.Count > 0)
            yield return Batch(batch) with { Index = index };
    }

    private ChildInput Batch(List<JsonElement> items)
    {
        using var builder = JsonBuilder.Rent();
        builder.Writer.WriteStartObject();
        if (_batchInput is { } shared)
        {
            builder.Writer.WritePropertyName("BatchInput");
            builder.Write(shared);
        }

        builder.Writer.WriteStartArray("Items");
        foreach (var item in items)
            builder.Write(item);

        builder.Writer.WriteEndArray();
        builder.Writer.WriteEndObject();
        return new ChildInput(0, builder.ToElement(), items.Count);
    }

    private static JsonElement BatchInput(Payload payload, Visit visit, JsonElement input) =>
        visit.IsJsonata ? new JsonataFields(visit).Evaluate(payload, "ItemBatcher/BatchInput") : PayloadEvaluator.Evaluate(payload, visit.Scope(input));

    private static long Bytes(JsonElement value) => JsonMarshal.GetRawUtf8Value(value).Length;
}
