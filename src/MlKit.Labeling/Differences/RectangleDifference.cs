using MlKit.Labeling.Annotations;

namespace MlKit.Labeling.Differences;

/// <summary>Represents what became of one rectangle of a camera image.</summary>
/// <param name="Change">What became of it.</param>
/// <param name="Camera">The index of the image within the frame.</param>
/// <param name="Before">The rectangle before; null for an added one.</param>
/// <param name="After">The rectangle after; null for a removed one.</param>
/// <param name="IntersectionOverUnion">The area both share over the area they cover together, in [0, 1]; 0 for an added or removed one.</param>
public sealed record RectangleDifference(LabelChange Change, int Camera, RectangleAnnotation? Before, RectangleAnnotation? After, double IntersectionOverUnion)
{
    /// <summary>Gets the rectangle after, or before where it was removed.</summary>
    internal RectangleAnnotation Latest => After ?? Before!;
}
