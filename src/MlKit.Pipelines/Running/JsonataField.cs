using MlKit.Pipelines.Expressions;

namespace MlKit.Pipelines.Running;

/// <summary>A field that is evaluated.</summary>
/// <param name="Location">Where it stands in its state: <c>Catch[0]/Output</c>.</param>
/// <param name="Value">Its value, or <see langword="null"/> where it is absent.</param>
internal readonly record struct JsonataField(string Location, Payload? Value);
