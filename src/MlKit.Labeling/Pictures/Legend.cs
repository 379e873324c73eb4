using System.Globalization;

namespace MlKit.Labeling.Pictures;

/// <summary>A panel with a colour ramp and what its colours stand for.</summary>
internal static class Legend
{
    private const int Margin = 8;
    private static readonly Rgb White = new(0xF2, 0xF5, 0xF8);

    /// <summary>Draws the legend into the bottom right corner.</summary>
    /// <param name="canvas">The picture.</param>
    /// <param name="labels">Where the panel is kept free of labels.</param>
    /// <param name="scale">The size of a pixel of the font in px.</param>
    /// <param name="title">What is measured, and the unit.</param>
    /// <param name="ramp">The colours.</param>
    /// <param name="ticks">Values, with their place on the ramp from 0 to 1.</param>
    public static void Draw(Canvas canvas, LabelPlacer labels, int scale, string title, ColorRamp ramp, IEnumerable<(double Value, double Position)> ticks)
    {
        var (barWidth, barHeight, text) = (110 * scale, 5 * scale, PixelFont.Height * scale);
        var (width, height) = (barWidth + (16 * scale), barHeight + (2 * text) + (14 * scale));
        var (left, top) = (canvas.Width - width - (Margin * scale), canvas.Height - height - (Margin * scale));
        if (left < 0 || top < 0)
            return;

        labels.Reserve(left, top, width, height);
        canvas.Panel(left, top, width, height);
        var (barLeft, barTop) = (left + (8 * scale), top + text + (7 * scale));
        canvas.Text(barLeft, top + (4 * scale), title, scale, White);
        for (var x = 0; x < barWidth; x++)
            canvas.Rectangle(barLeft + x, barTop, 1, barHeight, ramp.At(x / (barWidth - 1.0)));

        foreach (var (value, position) in ticks)
        {
            var (u, label) = (barLeft + (int)Math.Round(position * (barWidth - 1)), value.ToString("0.##", CultureInfo.InvariantCulture));
            canvas.Rectangle(u, barTop + barHeight, Math.Max(1, scale / 2), 2 * scale, White);
            canvas.Text(u - (PixelFont.Measure(label, scale) / 2), barTop + barHeight + (3 * scale), label, scale, White);
        }
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
            foreach (var factor in (ReadOnlySpan<int>)[1, 2, 5])
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
