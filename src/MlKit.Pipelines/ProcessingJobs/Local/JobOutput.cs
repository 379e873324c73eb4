namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>An output of a job.</summary>
internal sealed record JobOutput(string Name, string LocalPath, S3Location Target, bool IsContinuous);
