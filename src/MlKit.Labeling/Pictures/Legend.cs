using System.Globalization;
using SkiaSharp;

namespace MlKit.Labeling.Pictures;

/// <summary>A panel with a colour ramp and what its colours stand for.</summary>
internal static class Legend
{
    private const int BarWidth = 110;
    private const int Padding = 12;
    private static readonly int[] RoundFactors = [1, 2, 5];
    private static readonly Rgb White = new(0xF2, 0xF5, 0xF8);

    /// <summary>Draws the legend into the bottom right corner; a picture too small for it gets none.</summary>
    /// <param name="canvas">The picture.</param>
    /// <param name="scale">The size of a pixel of the font in px.</param>
    /// <param name="bottomMargin">What stays free below, in pixels of the font.</param>
    /// <param name="title">What is measured, and the unit.</param>
    /// <param name="ramp">The colours.</param>
    /// <param name="ticks">Values, with their place on the ramp from 0 to 1.</param>
    /// <returns>The part of the picture that the legend covers.</returns>
    public static SKRectI Draw(
        Canvas canvas, int scale, int bottomMargin, string title, ColorRamp ramp, IEnumerable<(double Value, double Position)> ticks)
    {
        var size = new SKSizeI((BarWidth + (2 * Padding)) * scale, 33 * scale);
        var panel = SKRectI.Create(new SKPointI(canvas.Width - size.Width - (8 * scale), canvas.Height - size.Height - (bottomMargin * scale)), size);
        if (panel.Left < 0 || panel.Top < 0)
            return SKRectI.Empty;

        canvas.Panel(panel.Left, panel.Top, panel.Width, panel.Height);
        var (left, top, width, height) = (panel.Left + (Padding * scale), panel.Top + (14 * scale), BarWidth * scale, 5 * scale);
        canvas.Text(left, panel.Top + (4 * scale), title, scale, White);
        for (var x = 0; x < width; x++)
            canvas.Rectangle(left + x, top, 1, height, ramp.At(x / (width - 1.0)));

        foreach (var (value, position) in ticks)
        {
            var (u, text) = (left + (int)Math.Round(position * (width - 1)), value.ToString("0.##", CultureInfo.InvariantCulture));
            canvas.Rectangle(u, top + height, Math.Max(1, scale / 2), 2 * scale, White);
            canvas.Text(u - (PixelFont.Measure(text, scale) / 2), top + height + (3 * scale), text, scale, White);
        }

        return panel;
    }

    /// <summary>Returns the ends of a linear range and round values between them.</summary>
    public static IEnumerable<(double Value, double Position)> LinearTicks(double min, double max)
    {
        var step = RoundValues((max - min) / 6).First();
        var between = Enumerable.Range((int)Math.Ceiling(min / step), 8).Select(i => i * step);
        return Spread(min, max, between, value => (value - min) / (max - min));
    }

    /// <summary>Returns the ends of a logarithmic range and round values between them.</summary>
    public static IEnumerable<(double Value, double Position)> LogarithmicTicks(double min, double max) =>
        Spread(min, max, RoundValues(min).TakeWhile(value => value < max), value => Math.Log(value / min) / Math.Log(max / min));

    /// <summary>Returns 1, 2 and 5 times the powers of ten, from a value on.</summary>
    private static IEnumerable<double> RoundValues(double from)
    {
        for (var power = Math.Pow(10, Math.Floor(Math.Log10(from))); ; power *= 10)
        {
            foreach (var factor in RoundFactors)
            {
                if (factor * power >= from)
                    yield return factor * power;
            }
        }
    }

    private static List<(double Value, double Position)> Spread(double min, double max, IEnumerable<double> between, Func<double, double> place)
    {
        const double Gap = 0.1;
        List<(double Value, double Position)> ticks = [(min, 0)];
        foreach (var value in between)
        {
            var position = place(value);
            if (position > ticks[^1].Position + Gap && position < 1 - Gap)
                ticks.Add((value, position));
        }

        ticks.Add((max, 1));
        return ticks;
    }
}
