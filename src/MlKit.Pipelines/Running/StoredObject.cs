namespace MlKit.Pipelines.Running;

/// <summary>An object of an <see cref="IObjectStore"/>.</summary>
/// <param name="Key">The key.</param>
/// <param name="Size">The size in bytes.</param>
/// <param name="LastModified">When it was written last.</param>
/// <param name="ETag">A text that changes with the content.</param>
public sealed record StoredObject(string Key, long Size, DateTimeOffset LastModified, string ETag);
