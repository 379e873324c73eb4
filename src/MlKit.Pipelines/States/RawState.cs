using System.Text.Json;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.States;

/// <summary>A state of a type this package does not know, kept as it is: the way to use what AWS adds next.</summary>
public sealed record RawState : State
{
    internal RawState(string name, JsonElement json)
        : base(name) => Json = json;

    /// <inheritdoc/>
    public override string Type =>
        Json.ValueKind == JsonValueKind.Object && Json.TryGetProperty(nameof(Type), out var type) && type.ValueKind == JsonValueKind.String ? type.GetString()! : "";

    /// <summary>Gets the state's JSON.</summary>
    public JsonElement Json { get; }

    internal override void Write(ObjectWriter writer) => Json.WriteTo(writer.Json);

    private protected override void WriteFields(ObjectWriter writer)
    {
    }
}
