namespace MlKit.Labeling.Conversion;

/// <summary>Says whose points go into a frame with several cameras.</summary>
public enum CloudSource
{
    /// <summary>The points of every camera of the frame, one cloud after another. A point that two cameras see occurs twice.</summary>
    AllCameras,

    /// <summary>The points of the first camera alone.</summary>
    FirstCamera,
}
