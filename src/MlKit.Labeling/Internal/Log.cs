using Microsoft.Extensions.Logging;

namespace MlKit.Labeling.Internal;

/// <summary>Holds the log messages of the package; their ids begin at 3000.</summary>
internal static partial class Log
{
    [LoggerMessage(3000, LogLevel.Information, "Converting {Frames} frames of {Scenes} scenes with {Workers} workers")]
    public static partial void ConversionStarted(ILogger logger, int frames, int scenes, int workers);

    [LoggerMessage(3001, LogLevel.Warning, "Frame {Frame} was left out: {Problem}")]
    public static partial void FrameSkipped(ILogger logger, string frame, string problem);

    [LoggerMessage(3002, LogLevel.Warning, "{Problem}")]
    public static partial void Implausible(ILogger logger, string problem);

    [LoggerMessage(3003, LogLevel.Information, "Converted {Frames} frames ({Reused} kept from an earlier run, {Skipped} left out) in {Duration}")]
    public static partial void ConversionFinished(ILogger logger, int frames, int reused, int skipped, TimeSpan duration);
}
