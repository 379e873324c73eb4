using MlKit.Labeling.Checks;

namespace MlKit.Labeling.Pcd;

/// <summary>Words what is wrong with a PCD file.</summary>
internal static class PcdIssue
{
    public static LabelingDataException Header(string name, int line, string rule, string found) =>
        new(new LabelingIssue($"{name}:{line}", rule, found, "Correct the header, or write the file again."));

    public static LabelingDataException Data(string path, string rule, string found) => new(new LabelingIssue(path, rule, found, "Write the file again."));
}
