using System.Text.Json;

namespace MlKit.Pipelines.Expressions;

/// <summary>JSON without an expression.</summary>
public sealed class PayloadLiteral : Payload
{
    internal PayloadLiteral(JsonElement value) => Value = value;

    /// <summary>Gets the JSON.</summary>
    public JsonElement Value { get; }

    internal override void WriteTo(Utf8JsonWriter writer) => Value.WriteTo(writer);
}
