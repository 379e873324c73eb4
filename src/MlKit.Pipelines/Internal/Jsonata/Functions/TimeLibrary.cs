using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Formats;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Functions;

/// <summary>The functions for times: https://docs.jsonata.org/date-time-functions.</summary>
internal static class TimeLibrary
{
    // What JavaScript can hold; far more than a calendar of .NET can.
    private const double LastMilliseconds = 8.64e15;

    public static IEnumerable<BuiltIn> All =>
    [
        new("now", "<s?s?:s>", 0, (a, run) => JsonataValue.Of(DateTimePicture.Format(run.Now.ToUnixTimeMilliseconds(), a[0].AsString, a[1].AsString))),
        new("millis", "<:n>", 0, (_, run) => JsonataValue.Of(run.Now.ToUnixTimeMilliseconds())),
        new("fromMillis", "<n-s?s?:s>", 3, FromMilliseconds),
        new("toMillis", "<s-s?:n>", 2, (a, run) => a[0].AsString is { } text && DateTimePicture.Parse(text, a[1].AsString, run.Now.ToUnixTimeMilliseconds()) is { } time ? JsonataValue.Of(time) : default),
    ];

    private static JsonataValue FromMilliseconds(JsonataValue[] a, ExpressionRun run)
    {
        if (!a[0].TryGetNumber(out var time))
            return default;

        return Math.Abs(time) <= LastMilliseconds
            ? JsonataValue.Of(DateTimePicture.Format((long)time, a[1].AsString, a[2].AsString))
            : throw new JsonataException("D3133", "A time must be within ±8.64E15 milliseconds of 1970, but is further away.");
    }
}
