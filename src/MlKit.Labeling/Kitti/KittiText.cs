using System.Globalization;
using System.Text;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Npy;

namespace MlKit.Labeling.Kitti;

/// <summary>Takes the text of KITTI files apart, and collects what is wrong with it.</summary>
internal sealed class KittiText(string name)
{
    private readonly List<LabelingIssue> _issues = [];

    /// <summary>Splits text into the words of each line that has some, with the line's number.</summary>
    public static IEnumerable<(int Line, string[] Words)> Lines(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes), Encoding.UTF8);
        for (var line = 1; reader.ReadLine() is { } text; line++)
        {
            var words = text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 0)
                yield return (line, words);
        }
    }

    /// <summary>Reads finite numbers; null, with an issue for the first that is none.</summary>
    public double[]? Numbers(int line, ReadOnlySpan<string> words)
    {
        var numbers = new double[words.Length];
        for (var i = 0; i < words.Length; i++)
        {
            if (!double.TryParse(words[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]) || !double.IsFinite(numbers[i]))
            {
                Add(line, "must hold finite numbers", NpyIssue.Quote(words[i]));
                return null;
            }
        }

        return numbers;
    }

    public void Add(int line, string rule, string found) =>
        _issues.Add(new LabelingIssue(string.Create(CultureInfo.InvariantCulture, $"{name}:{line}"), rule, found, "Correct the line."));

    public void AddMissing(string entry) => _issues.Add(new LabelingIssue(name, $"must have the entry {entry}", "none", "Add the entry."));

    /// <exception cref="LabelingDataException">There are issues.</exception>
    public void ThrowIfWrong()
    {
        if (_issues.Count > 0)
            throw new LabelingDataException(_issues);
    }
}
