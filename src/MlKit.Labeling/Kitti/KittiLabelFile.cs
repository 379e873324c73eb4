using System.Globalization;
using System.Text;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.Internal;

namespace MlKit.Labeling.Kitti;

/// <summary>Reads and writes KITTI <c>label_2</c> files, and results, which have a score besides.</summary>
/// <remarks>KITTI's own files have two decimals; this writes the shortest digits that read back as the same number, which its readers take as well.</remarks>
public static class KittiLabelFile
{
    private const int WordsWithoutScore = 15;

    /// <summary>Encodes labels, a line each.</summary>
    /// <param name="labels">The labels.</param>
    /// <returns>The bytes of the file; none for no labels.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="labels"/> is null or holds null.</exception>
    /// <exception cref="ArgumentException">A type is blank or has a blank in it, a number is not finite, or <c>Truncated</c> or <c>Occluded</c> is out of range.</exception>
    public static ReadOnlyMemory<byte> Encode(IEnumerable<KittiLabel> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var text = new StringBuilder();
        foreach (var label in labels)
            Append(text, label, nameof(labels));
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Writes labels to a file: under a temporary name first, so that the final name never holds half a file.</summary>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <param name="labels">The labels.</param>
    /// <exception cref="ArgumentNullException"><paramref name="labels"/> is null or holds null.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is blank, or a label cannot be written; see <see cref="Encode"/>.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, IEnumerable<KittiLabel> labels)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        AtomicFile.Write(path, Encode(labels));
    }

    /// <summary>Decodes labels.</summary>
    /// <param name="bytes">The bytes of the file.</param>
    /// <param name="name">The name that error messages use for the bytes.</param>
    /// <returns>The labels, in the order of the file.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is blank.</exception>
    /// <exception cref="LabelingDataException">Lines do not hold a type and 14 or 15 numbers in their ranges. Every such line is listed.</exception>
    public static IReadOnlyList<KittiLabel> Decode(ReadOnlySpan<byte> bytes, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var text = new KittiText(name);
        var labels = KittiText.Lines(bytes.ToArray()).Select(line => Parse(text, line.Line, line.Words)).OfType<KittiLabel>().ToList();
        text.ThrowIfWrong();
        return labels;
    }

    /// <summary>Reads a file; see <see cref="Decode"/>.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The labels, in the order of the file.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is blank.</exception>
    /// <exception cref="LabelingDataException">Lines are wrong. Every such line is listed.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static IReadOnlyList<KittiLabel> Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return Decode(File.ReadAllBytes(path), path);
    }

    private static void Append(StringBuilder text, KittiLabel label, string name)
    {
        ArgumentNullException.ThrowIfNull(label, name);
        if (string.IsNullOrEmpty(label.Type) || label.Type.Any(char.IsWhiteSpace))
            throw new ArgumentException($"The type of a label must be one word, but is '{label.Type}'.", name);
        if (RangeFault(label.Truncated, label.Occluded) is { } fault)
            throw new ArgumentException(FormattableString.Invariant($"A label {fault.Rule}, but it is {fault.Found}."), name);

        double[] numbers =
        [
            label.Truncated, label.Occluded, label.Alpha, label.Rectangle.Left, label.Rectangle.Top, label.Rectangle.Right, label.Rectangle.Bottom,
            label.Height, label.Width, label.Length, label.Location.X, label.Location.Y, label.Location.Z, label.RotationY, .. label.Score is { } score ? [score] : Array.Empty<double>(),
        ];
        if (!numbers.All(double.IsFinite))
            throw new ArgumentException("The numbers of a label must be finite.", name);

        text.Append(label.Type);
        foreach (var number in numbers)
            text.Append(CultureInfo.InvariantCulture, $" {number}");
        text.Append('\n');
    }

    private static KittiLabel? Parse(KittiText text, int line, string[] words)
    {
        if (words.Length is not (WordsWithoutScore or WordsWithoutScore + 1))
        {
            text.Add(line, "must hold a type and 14 numbers, or 15 with a score", FormattableString.Invariant($"{words.Length} words"));
            return null;
        }

        if (text.Numbers(line, words.AsSpan(1)) is not { } n)
            return null;

        if (RangeFault(n[0], n[1]) is { } fault)
        {
            text.Add(line, fault.Rule, fault.Found);
            return null;
        }

        return new KittiLabel
        {
            Type = words[0],
            Truncated = n[0],
            Occluded = (int)n[1],
            Alpha = n[2],
            Rectangle = new A2d2Rectangle(n[3], n[4], n[5], n[6]),
            Height = n[7],
            Width = n[8],
            Length = n[9],
            Location = new Vector3D(n[10], n[11], n[12]),
            RotationY = n[13],
            Score = words.Length > WordsWithoutScore ? n[14] : null,
        };
    }

    private static (string Rule, string Found)? RangeFault(double truncated, double occluded)
    {
        if (truncated is not (-1 or (>= 0 and <= 1)))
            return ("must be truncated from 0 to 1, or -1", truncated.ToString(CultureInfo.InvariantCulture));

        return occluded is -1 or 0 or 1 or 2 or 3 ? null : ("must be occluded 0, 1, 2 or 3, or -1", occluded.ToString(CultureInfo.InvariantCulture));
    }
}
