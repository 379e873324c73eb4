using System.Collections.Immutable;

namespace MlKit.Labeling.PointClouds;

/// <summary>Tells what a <see cref="PointFormat"/> holds, and how Ground Truth spells it.</summary>
public static class PointFormatExtensions
{
    /// <summary>Gets Ground Truth's names of all formats, in the order of <see cref="PointFormat"/>.</summary>
    internal static ImmutableArray<string> Names { get; } =
        ["text/xyz", "text/xyzi", "text/xyzrgb", "text/xyzirgb", "binary/xyz", "binary/xyzi", "binary/xyzrgb", "binary/xyzirgb"];

    /// <summary>Returns the name that goes into <c>format</c>, such as <c>text/xyzi</c>.</summary>
    /// <param name="format">The format.</param>
    /// <returns>The name.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="format"/> is not a defined format.</exception>
    public static string ToFormatName(this PointFormat format) =>
        (uint)format < Names.Length ? Names[(int)format] : throw new ArgumentOutOfRangeException(nameof(format), format, "There are eight point formats.");

    /// <summary>Finds the format of a name.</summary>
    /// <param name="name">The name, such as <c>text/xyzi</c>.</param>
    /// <returns>The format, or null where Ground Truth has no such format.</returns>
    internal static PointFormat? FromFormatName(string? name) => name is not null && Names.IndexOf(name) is >= 0 and var index ? (PointFormat)index : null;

    /// <summary>Returns whether the format is binary.</summary>
    /// <param name="format">The format.</param>
    /// <returns><see langword="true"/> for binary, <see langword="false"/> for text.</returns>
    public static bool IsBinary(this PointFormat format) => format >= PointFormat.BinaryXyz;

    /// <summary>Returns whether the format has an intensity for each point.</summary>
    /// <param name="format">The format.</param>
    /// <returns>Whether it has.</returns>
    public static bool HasIntensity(this PointFormat format) =>
        format is PointFormat.TextXyzi or PointFormat.TextXyzirgb or PointFormat.BinaryXyzi or PointFormat.BinaryXyzirgb;

    /// <summary>Returns whether the format has a colour for each point.</summary>
    /// <param name="format">The format.</param>
    /// <returns>Whether it has.</returns>
    public static bool HasColor(this PointFormat format) =>
        format is PointFormat.TextXyzrgb or PointFormat.TextXyzirgb or PointFormat.BinaryXyzrgb or PointFormat.BinaryXyzirgb;

    /// <summary>Returns how many numbers a point has: 3, 4, 6 or 7.</summary>
    /// <param name="format">The format.</param>
    /// <returns>The number of values.</returns>
    public static int ValuesPerPoint(this PointFormat format) => 3 + (format.HasIntensity() ? 1 : 0) + (format.HasColor() ? 3 : 0);

    /// <summary>Returns the file extension Ground Truth expects: <c>.txt</c> or <c>.bin</c>.</summary>
    /// <param name="format">The format.</param>
    /// <returns>The extension with its dot.</returns>
    public static string FileExtension(this PointFormat format) => format.IsBinary() ? ".bin" : ".txt";
}
