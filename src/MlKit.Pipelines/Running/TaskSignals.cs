using System.Text.Json;

namespace MlKit.Pipelines.Running;

/// <summary>What a handler tells the runner while it runs.</summary>
/// <param name="Beat">It is alive.</param>
/// <param name="Submit">A service took the job.</param>
/// <param name="Take">A worker took the activity.</param>
internal sealed record TaskSignals(Action Beat, Action<JsonElement> Submit, Action<string?> Take);
