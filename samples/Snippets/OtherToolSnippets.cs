using MlKit.Labeling;
using MlKit.Labeling.Annotations;
using MlKit.Labeling.Cuboids;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.LabelingJobs;
using MlKit.Labeling.SegmentsAi;
using MlKit.Labeling.Supervisely;

namespace Snippets;

/// <summary>The code of docs/labeling.md about other labeling tools; a test holds the two together.</summary>
internal static class OtherToolSnippets
{
    public static void Write(SequenceFile sequence, IReadOnlyList<AnnotatedFrame> frames, ConversionTarget target, IEnumerable<LabeledLine> sequences)
    {
        var labels = LabelMap.Default.Labels.Values;
        File.WriteAllBytes("task-attributes.json", SegmentsAiSample.ToTaskAttributes(labels));
        File.WriteAllBytes("sample.json", SegmentsAiSample.ToAttributes(sequence));
        File.WriteAllBytes("label.json", SegmentsAiSample.ToLabel(frames, labels));

        SuperviselyProject.Write("supervisely-project", target, sequences);
    }
}
