namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>An input of a job, with the defaults filled in.</summary>
internal sealed record JobInput(string Name, S3Location Source, string LocalPath, bool IsManifest, bool IsSharded, bool IsGzip);
