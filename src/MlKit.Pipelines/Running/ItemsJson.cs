using System.Text.Json;
using System.Text.Json.Serialization;

namespace MlKit.Pipelines.Running;

/// <summary>Lets the serializer stream arrays without reflection.</summary>
[JsonSourceGenerationOptions(MaxDepth = 1_000)]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class ItemsJson : JsonSerializerContext;
