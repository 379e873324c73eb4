using System.Collections.Immutable;
using System.Text.Json;

namespace MlKit.Pipelines.Expressions;

/// <summary>A JSON array with at least one expression somewhere in it, or made by <see cref="Payload.Array"/>.</summary>
public sealed class PayloadArray : Payload
{
    internal PayloadArray(ImmutableArray<Payload> items) => Items = items;

    /// <summary>Gets the items in their order.</summary>
    public ImmutableArray<Payload> Items { get; }

    internal override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (var item in Items)
            item.WriteTo(writer);

        writer.WriteEndArray();
    }
}
