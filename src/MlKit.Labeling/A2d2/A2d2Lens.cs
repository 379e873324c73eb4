namespace MlKit.Labeling.A2d2;

/// <summary>Names the lens models of A2D2's calibration.</summary>
public enum A2d2Lens
{
    /// <summary>A narrow lens with the Brown-Conrady model: k1, k2, p1, p2, k3 in OpenCV's order.</summary>
    Telecam,

    /// <summary>A wide lens with OpenCV's fisheye model: k1, k2, k3, k4.</summary>
    Fisheye,
}
