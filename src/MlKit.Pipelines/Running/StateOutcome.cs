using System.Text.Json;

namespace MlKit.Pipelines.Running;

/// <summary>What came of a state.</summary>
/// <param name="Output">What the next state is given.</param>
/// <param name="Next">The next state, or <see langword="null"/> at an end.</param>
/// <param name="Assigned">The variables it assigns.</param>
internal readonly record struct StateOutcome(JsonElement Output, string? Next, Dictionary<string, JsonElement>? Assigned);
