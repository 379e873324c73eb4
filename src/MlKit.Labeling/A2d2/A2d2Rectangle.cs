namespace MlKit.Labeling.A2d2;

/// <summary>Represents an upright rectangle in the undistorted image, in px: A2D2's <c>2d_bbox</c>. It may reach beyond the image.</summary>
/// <param name="Left">The smallest u (x) in px.</param>
/// <param name="Top">The smallest v (y) in px.</param>
/// <param name="Right">The greatest u (x) in px.</param>
/// <param name="Bottom">The greatest v (y) in px.</param>
/// <remarks>The file's order is x min, y min, x max, y max; the official tutorial names the four values in another order, which the data do not follow.</remarks>
public readonly record struct A2d2Rectangle(double Left, double Top, double Right, double Bottom);
