using System.Globalization;
using System.Text;

namespace MlKit.Pipelines.Diagrams;

/// <summary>Writes lines as SVG's path data: https://www.w3.org/TR/SVG2/paths.html.</summary>
internal static class DiagramLine
{
    private const double CornerRadius = 8;

    /// <summary>Returns a curve that leaves downwards and arrives from above.</summary>
    public static string Curve(double x1, double y1, double x2, double y2)
    {
        var middle = (y1 + y2) / 2;
        return string.Create(CultureInfo.InvariantCulture, $"M{x1:0.#} {y1:0.#}C{x1:0.#} {middle:0.#} {x2:0.#} {middle:0.#} {x2:0.#} {y2:0.#}");
    }

    /// <summary>Returns lines from point to point, each level or upright, with round corners.</summary>
    public static string Rounded(ReadOnlySpan<(double X, double Y)> points)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"M{points[0].X:0.#} {points[0].Y:0.#}");
        for (var i = 1; i < points.Length - 1; i++)
        {
            var (corner, before, after) = (points[i], Towards(points[i], points[i - 1]), Towards(points[i], points[i + 1]));
            text.Append(CultureInfo.InvariantCulture, $"L{before.X:0.#} {before.Y:0.#}Q{corner.X:0.#} {corner.Y:0.#} {after.X:0.#} {after.Y:0.#}");
        }

        return text.Append(CultureInfo.InvariantCulture, $"L{points[^1].X:0.#} {points[^1].Y:0.#}").ToString();
    }

    /// <summary>Returns how long such lines are, but for the corners.</summary>
    public static double LengthOf(ReadOnlySpan<(double X, double Y)> points)
    {
        var length = 0.0;
        for (var i = 1; i < points.Length; i++)
            length += Math.Abs(points[i].X - points[i - 1].X) + Math.Abs(points[i].Y - points[i - 1].Y);

        return length;
    }

    private static (double X, double Y) Towards((double X, double Y) corner, (double X, double Y) other)
    {
        var (dx, dy) = (other.X - corner.X, other.Y - corner.Y);
        var length = Math.Abs(dx) + Math.Abs(dy);
        var share = length == 0 ? 0 : Math.Min(CornerRadius, length / 2) / length;
        return (corner.X + (dx * share), corner.Y + (dy * share));
    }
}
