using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace MlKit.Labeling.Internal;

/// <summary>Holds the package's activity source and instruments; docs/telemetry.md lists them.</summary>
internal static class LabelingTelemetry
{
    public const string Name = "MlKit.Labeling";
    public const string ConversionActivity = "mlkit.labeling.convert";
    public const string FramesTag = "mlkit.labeling.frames";

    private static readonly Meter Meter = new(Name);

    public static ActivitySource Activities { get; } = new(Name);

    public static Counter<long> Frames { get; } =
        Meter.CreateCounter<long>("mlkit.labeling.frames", "{frame}", "Frames converted");

    public static Counter<long> Points { get; } =
        Meter.CreateCounter<long>("mlkit.labeling.points", "{point}", "Points written");

    public static Histogram<double> FrameDuration { get; } =
        Meter.CreateHistogram<double>("mlkit.labeling.frame.duration", "s", "Time to convert one frame");
}
