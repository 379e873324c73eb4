namespace MlKit.Labeling.GroundTruth;

/// <summary>Represents one class of a segmentation mask: an entry of <c>color-map</c>.</summary>
/// <param name="Name">The label: <c>class-name</c>.</param>
/// <param name="HexColor">The colour it is shown in, such as <c>#ff7f0e</c>: <c>hex-color</c>.</param>
/// <param name="Confidence">How sure Ground Truth is, in [0, 1]: <c>confidence</c>.</param>
public sealed record MaskClass(string Name, string HexColor, double Confidence = 0);
