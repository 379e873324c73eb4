using SkiaSharp;

namespace MlKit.Labeling.Pictures;

/// <summary>Writes labels so that they lie inside the picture and, as long as there is room above, not on each other.</summary>
internal sealed class LabelPlacer(Canvas canvas, int scale, SKRectI reserved)
{
    private readonly List<SKRectI> _taken = [reserved];

    /// <summary>Writes a label centred over a position.</summary>
    public void Write(double centerU, double bottomV, string label, Rgb color)
    {
        if (label.Length == 0)
            return;

        var (width, height, gap) = (PixelFont.Measure(label, scale) + (2 * scale), (PixelFont.Height + 3) * scale, 2 * scale);
        var left = (int)Math.Clamp(centerU - (width / 2.0), 0, Math.Max(0, canvas.Width - width));
        var lowest = (int)Math.Clamp(bottomV - height - gap, 0, Math.Max(0, canvas.Height - height));
        var top = lowest;
        while (top >= 0 && IsTaken(left, top, width, height))
            top -= height / 2;
        if (top < 0)
            top = lowest;

        _taken.Add(SKRectI.Create(left, top, width, height));
        canvas.Panel(left, top, width, height);
        canvas.Text(left + scale, top + scale + (scale / 2), label, scale, color);
    }

    private bool IsTaken(int left, int top, int width, int height) => _taken.Exists(SKRectI.Create(left, top, width, height).IntersectsWith);
}
