using System.Runtime.InteropServices;
using System.Text.Json;

namespace MlKit.Pipelines.Running;

/// <summary>One file of results while it is written, on disk, so that it may be larger than memory.</summary>
internal sealed class ResultFile : IAsyncDisposable
{
    private readonly bool _asLines;

    public ResultFile(bool asLines, string folder)
    {
        _asLines = asLines;
        var path = Path.Combine(folder, $"mlkit-{Guid.NewGuid():N}.results");
        Content = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose);
        if (!asLines)
            Content.WriteByte((byte)'[');
    }

    public FileStream Content { get; }

    public bool IsEmpty { get; private set; } = true;

    public void Add(JsonElement value)
    {
        if (!IsEmpty)
            Content.WriteByte(_asLines ? (byte)'\n' : (byte)',');

        Content.Write(JsonMarshal.GetRawUtf8Value(value));
        IsEmpty = false;
    }

    /// <summary>Ends the content and goes back to its beginning.</summary>
    public void Complete()
    {
        Content.WriteByte(_asLines ? (byte)'\n' : (byte)']');
        Content.Flush();
        Content.Position = 0;
    }

    /// <summary>Removes the file. What a full disk has not taken need not be written any more.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await Content.DisposeAsync().ConfigureAwait(false);
        }
        catch (IOException)
        {
            await Content.DisposeAsync().ConfigureAwait(false);
        }
    }
}
