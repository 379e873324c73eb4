namespace MlKit.Pipelines.Executions;

/// <summary>Instances of a job.</summary>
/// <param name="Type">Their type, such as <c>ml.m5.xlarge</c>.</param>
/// <param name="Count">Their number.</param>
public sealed record JobInstances(string Type, int Count);
