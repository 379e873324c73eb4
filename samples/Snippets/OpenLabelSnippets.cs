using MlKit.Labeling.LabelingJobs;
using MlKit.Labeling.OpenLabel;

namespace Snippets;

/// <summary>The code of docs/labeling.md about OpenLABEL; a test holds the two together.</summary>
internal static class OpenLabelSnippets
{
    public static void WriteAndRead(LabeledLine line)
    {
        new OpenLabelFile(line.Frames) { ImageSizes = [(1920, 1208)] }.Write("drive-42.json");
        OpenLabelFile again = OpenLabelFile.Load("drive-42.json");
    }
}
