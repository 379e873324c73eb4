using System.Collections.Immutable;
using System.Text.Json;

namespace MlKit.Pipelines.Expressions;

/// <summary>A JSON object with at least one expression somewhere in it, or made by <see cref="Payload.Object"/>.</summary>
public sealed class PayloadObject : Payload
{
    internal PayloadObject(ImmutableArray<PayloadMember> members) => Members = members;

    /// <summary>Gets the fields in their order.</summary>
    public ImmutableArray<PayloadMember> Members { get; }

    internal override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var member in Members)
        {
            writer.WritePropertyName(member.FieldName);
            member.Value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
