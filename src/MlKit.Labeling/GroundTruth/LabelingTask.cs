namespace MlKit.Labeling.GroundTruth;

/// <summary>Names the tasks of Ground Truth's 3D point cloud jobs.</summary>
public enum LabelingTask
{
    /// <summary>Cuboids around objects, with an identity across the frames of a sequence.</summary>
    ObjectTracking,

    /// <summary>Cuboids around the objects of single frames.</summary>
    ObjectDetection,

    /// <summary>A class for every point of single frames.</summary>
    SemanticSegmentation,
}
