using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using MlKit.Pipelines.Running;

namespace MlKit.Conformance;

/// <summary>The objects a case reads, and whatever it writes.</summary>
internal sealed class MemoryObjects(JsonElement objects) : IObjectStore
{
    private readonly Dictionary<(string Bucket, string Key), byte[]> _objects = objects.EnumerateArray().ToDictionary(
        item => (item.GetProperty("Bucket").GetString()!, item.GetProperty("Key").GetString()!), item => Encoding.UTF8.GetBytes(item.GetProperty("Body").GetString()!));

    public ValueTask<Stream?> OpenAsync(string bucket, string key, CancellationToken cancellationToken) =>
        ValueTask.FromResult<Stream?>(_objects.TryGetValue((bucket, key), out var content) ? new MemoryStream(content) : null);

    public async IAsyncEnumerable<StoredObject> ListAsync(string bucket, string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var ((_, key), content) in _objects.Where(pair => pair.Key.Bucket == bucket && pair.Key.Key.StartsWith(prefix, StringComparison.Ordinal)).OrderBy(pair => pair.Key.Key, StringComparer.Ordinal))
            yield return new StoredObject(key, content.Length, DateTimeOffset.UnixEpoch, "\"0\"");

        await Task.CompletedTask;
    }

    public async ValueTask WriteAsync(string bucket, string key, Stream content, CancellationToken cancellationToken)
    {
        var copy = new MemoryStream();
        await content.CopyToAsync(copy, cancellationToken);
        _objects[(bucket, key)] = copy.ToArray();
    }
}
