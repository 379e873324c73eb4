namespace MlKit.Labeling.Cameras;

/// <summary>Represents a position in an image in px; whole numbers are pixel centres, (0, 0) is the centre of the top left pixel.</summary>
/// <param name="U">The position to the right (column).</param>
/// <param name="V">The position down (row).</param>
public readonly record struct PixelPoint(double U, double V);
