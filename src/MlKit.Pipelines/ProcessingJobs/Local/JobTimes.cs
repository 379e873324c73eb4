namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>When a job was asked for, when its instances started, and when it ended.</summary>
internal readonly record struct JobTimes(DateTimeOffset Creation, DateTimeOffset? Start, DateTimeOffset? End);
