namespace MlKit.Labeling.Conversion;

/// <summary>Says what happens to points with a coordinate that is NaN or infinite.</summary>
public enum NonFinitePoints
{
    /// <summary>The frame is bad: see <see cref="BadFrames"/>.</summary>
    Refuse,

    /// <summary>The points are left out, with a warning that says how many.</summary>
    Drop,
}
