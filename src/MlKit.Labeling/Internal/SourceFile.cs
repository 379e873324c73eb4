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

    public static LabelingIssue Unreadable(string path, Exception exception) =>
        new(path, "must be readable", exception.Message.TrimEnd('.'), "Fetch the file again, or correct its permissions.");
}
