using System.Text.Json;

namespace MlKit.Pipelines.Running;

/// <summary>A task of an activity that a worker has taken.</summary>
/// <param name="TaskToken">What the worker answers with: <see cref="LocalRunner.SendTaskSuccess"/> or <see cref="LocalRunner.SendTaskFailure"/>.</param>
/// <param name="Input">What it is to work with.</param>
public sealed record ActivityTask(string TaskToken, JsonElement Input);
