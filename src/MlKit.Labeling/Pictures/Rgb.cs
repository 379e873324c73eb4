namespace MlKit.Labeling.Pictures;

/// <summary>A colour of 8 bits per channel.</summary>
/// <param name="R">Red, 0 to 255.</param>
/// <param name="G">Green, 0 to 255.</param>
/// <param name="B">Blue, 0 to 255.</param>
public readonly record struct Rgb(byte R, byte G, byte B)
{
    /// <summary>Returns the colour as in CSS.</summary>
    /// <returns>For example <c>#FF8000</c>.</returns>
    public override string ToString() => $"#{R:X2}{G:X2}{B:X2}";
}
