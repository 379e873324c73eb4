using System.Text.Json;

namespace MlKit.Pipelines.Running;

/// <summary>The files of the results of one kind, one after the other: <c>SUCCEEDED_0.json</c>, <c>SUCCEEDED_1.json</c>.</summary>
internal sealed class ResultFiles(string prefix, bool asLines, LocalRunnerOptions options, IObjectStore objects, string bucket) : IAsyncDisposable
{
    private readonly List<(string Key, long Size)> _written = [];
    private ResultFile? _open;

    public IReadOnlyList<(string Key, long Size)> Written => _written;

    public async ValueTask AddAsync(JsonElement value, CancellationToken cancellationToken)
    {
        _open ??= new ResultFile(asLines, options.TemporaryFolder);
        _open.Add(value);
        if (_open.Content.Length >= options.MaxResultFileBytes)
            await CompleteAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes the file that is open, if one is.</summary>
    public async ValueTask CompleteAsync(CancellationToken cancellationToken)
    {
        if (_open is not { } file)
            return;

        file.Complete();
        var key = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{prefix}_{_written.Count}.{(asLines ? "jsonl" : "json")}");
        await objects.WriteAsync(bucket, key, file.Content, cancellationToken).ConfigureAwait(false);
        _written.Add((key, file.Content.Length));
        await DisposeAsync().ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        if (_open is { } file)
            await file.DisposeAsync().ConfigureAwait(false);

        _open = null;
    }
}
