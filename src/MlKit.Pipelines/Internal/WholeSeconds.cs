using System.Globalization;

namespace MlKit.Pipelines.Internal;

internal static class WholeSeconds
{
    /// <summary>Returns a time in the unit of the language. A fraction would be lost in silence, and half a second would become none.</summary>
    public static long Of(TimeSpan time, string name) => time.Ticks % TimeSpan.TicksPerSecond == 0
        ? time.Ticks / TimeSpan.TicksPerSecond
        : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A time must be of whole seconds, but was {time.TotalSeconds} s. Round it up or down."), name);
}
