using MlKit.Labeling.Checks;

namespace MlKit.Labeling.Internal;

/// <summary>Reads files whole. One that cannot be read is an issue like any other fault of the data, so that it is told together with the others.</summary>
internal static class SourceFile
{
    /// <exception cref="LabelingDataException">The file cannot be read.</exception>
    public static byte[] Read(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new LabelingDataException(Unreadable(path, exception), exception);
        }
    }

    /// <summary>As <see cref="Read"/>, into pooled memory that the caller gives back.</summary>
    /// <exception cref="LabelingDataException">The file cannot be read.</exception>
    public static PooledBuffer ReadPooled(string path)
    {
        PooledBuffer? buffer = null;
        try
        {
            using var file = File.OpenHandle(path, options: FileOptions.SequentialScan);
            var length = RandomAccess.GetLength(file);
            if (length >= Array.MaxLength)
                throw new LabelingDataException(new LabelingIssue(path, "must be smaller than 2 GiB", $"{length} bytes", "Split the file, or fetch it again."));

            // One byte more than the file is long, so that the end is noticed without the buffer growing.
            buffer = new PooledBuffer((int)length + 1);
            while (RandomAccess.Read(file, buffer.GetSpan(), buffer.Length) is > 0 and var count)
                buffer.Advance(count);

            return buffer;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            buffer?.Dispose();
            throw new LabelingDataException(Unreadable(path, exception), exception);
        }
    }

    public static LabelingIssue Unreadable(string path, Exception exception) =>
        new(path, "must be readable", exception.Message.TrimEnd('.'), "Fetch the file again, or correct its permissions.");
}
