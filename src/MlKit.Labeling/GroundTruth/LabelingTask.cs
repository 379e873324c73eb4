namespace MlKit.Labeling.GroundTruth;

/// <summary>Lists Ground Truth's 3D point cloud tasks.</summary>
public enum LabelingTask
{
    /// <summary>Cuboids around objects that are followed through the frames of a sequence.</summary>
    ObjectTracking,

    /// <summary>Cuboids around the objects of single frames.</summary>
    ObjectDetection,

    /// <summary>A class for each point of single frames.</summary>
    SemanticSegmentation,
}
