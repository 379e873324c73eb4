namespace MlKit.Labeling.A2d2;

/// <summary>Names the files that make up one frame of a camera.</summary>
public enum A2d2FileKind
{
    /// <summary>The lidar points the camera sees: <c>lidar/cam_*/*.npz</c>.</summary>
    Points,

    /// <summary>The camera image, distorted as it was taken: <c>camera/cam_*/*.png</c>.</summary>
    Image,

    /// <summary>What is known about the image, its time above all: <c>camera/cam_*/*.json</c>.</summary>
    ImageInfo,

    /// <summary>The semantic label image in the colours of <c>class_list.json</c>: <c>label/cam_*/*.png</c>.</summary>
    SemanticLabel,

    /// <summary>The 3D boxes: <c>label3D/cam_*/*.json</c>.</summary>
    Boxes,
}
