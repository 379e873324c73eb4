using System.Text;

namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>Reads a stream of a process to its end and tells each line as soon as it is there.</summary>
internal sealed class LogPump(Stream stream, Action<string> tell)
{
    /// <summary>The size of the largest event of CloudWatch Logs: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html.</summary>
    public const int LongestLine = 262_144;

    private const int BufferSize = 16_384;

    private readonly StringBuilder _line = new();

    public async Task RunAsync()
    {
        // Bytes that are not UTF-8 become replacement characters.
        var decoder = Encoding.UTF8.GetDecoder();
        var bytes = new byte[BufferSize];
        var characters = new char[Encoding.UTF8.GetMaxCharCount(BufferSize)];
        int read;
        do
        {
            read = await ReadAsync(bytes).ConfigureAwait(false);
            var count = decoder.GetChars(bytes.AsSpan(0, read), characters, flush: read == 0);
            Take(characters.AsSpan(0, count));
        }
        while (read > 0);

        if (_line.Length > 0)
            Tell();
    }

    /// <summary>A stream that is closed while it is read has ended.</summary>
    private async Task<int> ReadAsync(byte[] bytes)
    {
        try
        {
            return await stream.ReadAsync(bytes).ConfigureAwait(false);
        }
        catch (Exception e) when (e is ObjectDisposedException or IOException or OperationCanceledException)
        {
            return 0;
        }
    }

    private void Take(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var end = text.IndexOf('\n');
            var part = end < 0 ? text : text[..end];
            part = part[..Math.Min(part.Length, LongestLine - _line.Length)];
            _line.Append(part);
            text = text[part.Length..];
            var isEnd = text is ['\n', ..];
            if (isEnd)
                text = text[1..];

            if (isEnd || _line.Length == LongestLine)
                Tell();
        }
    }

    private void Tell()
    {
        var length = _line.Length > 0 && _line[^1] == '\r' ? _line.Length - 1 : _line.Length;
        var line = _line.ToString(0, length);
        _line.Clear();
        tell(line);
    }
}
