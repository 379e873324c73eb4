using System.Text;
using MlKit.Pipelines.Running;

namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>Reads what the instances leave for the caller: https://docs.aws.amazon.com/sagemaker/latest/dg/byoc-metadata.html.</summary>
internal static class ExitMessage
{
    private const int Longest = 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Returns the first kilobyte of the messages, one after the other, or <see langword="null"/> if there are none.</summary>
    /// <exception cref="JobFailureException">A message is not UTF-8.</exception>
    public static string? Read(IEnumerable<InstanceFolder> folders)
    {
        var bytes = new List<byte>(Longest);
        foreach (var file in folders.Select(folder => Path.Combine(folder.Ml, "output", "message")).Where(file => File.Exists(file) && FileKind.IsRegular(file)))
            bytes.AddRange(ReadStart(file));

        if (bytes.Count == 0)
            return null;

        try
        {
            return StrictUtf8.GetString(WithoutHalfCharacter(bytes));
        }
        catch (DecoderFallbackException e)
        {
            throw new JobFailureException("ClientError: /opt/ml/output/message must be UTF-8, but is not. Write the text with that encoding.", e);
        }
    }

    private static Span<byte> ReadStart(string file)
    {
        using var stream = File.OpenRead(file);
        var start = new byte[Longest + 1];
        return start.AsSpan(0, stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false));
    }

    /// <summary>Cuts to a kilobyte, and a character that the cut split off with it.</summary>
    private static byte[] WithoutHalfCharacter(List<byte> bytes)
    {
        const int ContinuationMask = 0b1100_0000, Continuation = 0b1000_0000;
        if (bytes.Count <= Longest)
            return [.. bytes];

        var end = Longest;
        while (end > 0 && (bytes[end] & ContinuationMask) == Continuation)
            end--;

        return [.. bytes[..end]];
    }
}
