namespace MlKit.Labeling.Cameras;

/// <summary>Says how a pixel is read between pixel centres.</summary>
public enum Interpolation
{
    /// <summary>Blends the four neighbours; for photographs.</summary>
    Bilinear,

    /// <summary>Takes the nearest pixel and never invents a value; for label images, whose colours are classes.</summary>
    Nearest,
}
