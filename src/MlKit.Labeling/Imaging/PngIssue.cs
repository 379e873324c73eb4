using MlKit.Labeling.Checks;

namespace MlKit.Labeling.Imaging;

/// <summary>Builds the exceptions of the PNG reader.</summary>
internal static class PngIssue
{
    public const string CopyAgain = "Copy or download the file again.";

    public static LabelingDataException Of(string name, string rule, string found, string fix) => new(new LabelingIssue(name, rule, found, fix));

    public static LabelingDataException Damaged(string name, string found) => Of(name, "must be a whole, undamaged PNG file", found, CopyAgain);
}
