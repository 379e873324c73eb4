using System.Text.Json;

namespace MlKit.Pipelines.Expressions;

/// <summary>A value that is computed while the workflow runs.</summary>
public sealed class PayloadExpression : Payload
{
    internal PayloadExpression(Expression value) => Value = value;

    /// <summary>Gets the expression.</summary>
    public Expression Value { get; }

    internal override void WriteTo(Utf8JsonWriter writer) => writer.WriteStringValue(Value.Source);
}
