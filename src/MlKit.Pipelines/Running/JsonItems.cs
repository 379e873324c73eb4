using System.Runtime.CompilerServices;
using System.Text.Json;

namespace MlKit.Pipelines.Running;

/// <summary>Reads the items of a JSON array, without holding all of it where it is the whole object.</summary>
internal static class JsonItems
{
    public static async IAsyncEnumerable<JsonElement> ReadAsync(Stream stream, string? pointer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var items = string.IsNullOrEmpty(pointer)
            ? JsonSerializer.DeserializeAsyncEnumerable(stream, ItemsJson.Default.JsonElement, cancellationToken)
            : FindAsync(stream, pointer, cancellationToken);
        var enumerator = items.GetAsyncEnumerator(cancellationToken);
        await using (enumerator.ConfigureAwait(false))
        {
            while (await MoveNextAsync(enumerator).ConfigureAwait(false))
                yield return enumerator.Current;
        }
    }

    private static async ValueTask<bool> MoveNextAsync(IAsyncEnumerator<JsonElement> items)
    {
        try
        {
            return await items.MoveNextAsync().ConfigureAwait(false);
        }
        catch (JsonException e)
        {
            // Something else than an array fails at its first byte.
            throw new ItemReaderException(e.BytePositionInLine is 0 or 1 && e.LineNumber is 0 ? "Attempting to map over non-iterable node." : "The object is not JSON");
        }
    }

    private static async IAsyncEnumerable<JsonElement> FindAsync(Stream stream, string pointer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var document = await JsonDocument.ParseAsync(stream, new JsonDocumentOptions { MaxDepth = 1_000 }, cancellationToken).ConfigureAwait(false);
        var items = document.RootElement;
        // https://www.rfc-editor.org/rfc/rfc6901
        foreach (var token in pointer.Split('/').Skip(1).Select(part => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)))
        {
            if (items.ValueKind != JsonValueKind.Object || !items.TryGetProperty(token, out items))
                throw new ItemReaderException($"The ItemsPointer '{pointer}' leads nowhere");
        }

        if (items.ValueKind != JsonValueKind.Array)
            throw new ItemReaderException("Attempting to map over non-iterable node.");

        foreach (var item in items.EnumerateArray())
            yield return item.Clone();
    }
}
