using MlKit.Labeling.Checks;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.Internal;

namespace MlKit.Labeling.Conversion;

/// <summary>What one camera contributes to a frame.</summary>
/// <param name="Points">The points in the frame they are written in, N x 3, m.</param>
/// <param name="Intensity">The intensity (N), where the format asks for it.</param>
/// <param name="Colors">The colours (N x 3), where the format asks for them.</param>
/// <param name="ImageFile">The image to write; the part's own where it is passed on as it is.</param>
/// <param name="Image">What the frame says of the image.</param>
/// <param name="Projection">How well points and image fit together.</param>
/// <param name="DroppedPoints">The points left out because they are not finite.</param>
internal sealed record ConvertedPart(
    double[] Points,
    double[]? Intensity,
    byte[]? Colors,
    PooledBuffer ImageFile,
    GroundTruthImage Image,
    CameraProjection Projection,
    int DroppedPoints);
