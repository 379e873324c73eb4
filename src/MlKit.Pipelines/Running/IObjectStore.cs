namespace MlKit.Pipelines.Running;

/// <summary>Stands for S3.</summary>
public interface IObjectStore
{
    /// <summary>Opens an object.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The content, or <see langword="null"/> where there is no such object.</returns>
    ValueTask<Stream?> OpenAsync(string bucket, string key, CancellationToken cancellationToken);

    /// <summary>Lists objects in the order of their keys.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="prefix">What the keys begin with.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The objects.</returns>
    IAsyncEnumerable<StoredObject> ListAsync(string bucket, string prefix, CancellationToken cancellationToken);

    /// <summary>Writes an object.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="key">The key.</param>
    /// <param name="content">The content.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>A task that ends when it is written.</returns>
    ValueTask WriteAsync(string bucket, string key, Stream content, CancellationToken cancellationToken);
}
