using System.Globalization;

namespace MlKit.Pipelines.Diagrams;

/// <summary>An edge with its line in the picture, and the place of its label.</summary>
/// <param name="Edge">The edge.</param>
/// <param name="Path">The line, as SVG's path data.</param>
/// <param name="LabelX">The middle of the label.</param>
/// <param name="LabelY">The line the label stands on.</param>
internal sealed record DiagramRoute(DiagramEdge Edge, string Path, double LabelX, double LabelY)
{
    private const double LabelGap = 9;
    private const double LabelHeight = 11;

    /// <summary>Returns the lines of a scope; labels over the same box stand one over the other.</summary>
    public static List<DiagramRoute> Of(DiagramLayout layout)
    {
        var routes = new List<DiagramRoute>();
        var labels = new Dictionary<string, int>();
        foreach (var edge in layout.Scope.Edges)
        {
            if (layout.Box(edge.From) is not { } from || layout.Box(edge.To) is not { } to)
                continue;

            var over = labels.GetValueOrDefault(edge.To);
            if (edge.Label.Length > 0)
                labels[edge.To] = over + 1;

            routes.Add(Route(layout, edge, from, to, to.Y - LabelGap - (over * LabelHeight)));
        }

        return routes;
    }

    public static string Curve(double x1, double y1, double x2, double y2)
    {
        var middle = (y1 + y2) / 2;
        return Path4(x1, y1, x1, middle, x2, middle, x2, y2);
    }

    private static DiagramRoute Route(DiagramLayout layout, DiagramEdge edge, DiagramBox from, DiagramBox to, double overTarget)
    {
        var between = layout.Boxes.Where(box => box.Y >= from.Bottom && box.Bottom <= to.Y && Lies(box, from.CenterX, to.CenterX)).ToList();
        if (to.Y > from.Y && between.Count == 0)
            return new DiagramRoute(edge, Curve(from.CenterX, from.Bottom, to.CenterX, to.Y), to.CenterX, overTarget);

        // Around what lies between: out of the side, down onto the target.
        if (to.Y > from.Y && (to.CenterX > from.Right || to.CenterX < from.X))
        {
            var side = to.CenterX > from.Right ? from.Right : from.X;
            return new DiagramRoute(edge, Path4(side, from.MiddleY, to.CenterX, from.MiddleY, to.CenterX, from.MiddleY, to.CenterX, to.Y), to.CenterX, overTarget);
        }

        var reach = between.Select(box => box.Right).Append(from.Right).Append(to.Right).Max();
        // Such a curve comes three quarters of the way to its points of control.
        var control = reach + DiagramLayout.Margin + ((reach - Math.Max(from.Right, to.Right)) / 3);
        return new DiagramRoute(edge, Path4(from.Right, from.MiddleY, control, from.MiddleY, control, to.MiddleY, to.Right, to.MiddleY), reach + 12, (from.MiddleY + to.MiddleY) / 2);
    }

    private static bool Lies(DiagramBox box, double x1, double x2) => box.X < Math.Max(x1, x2) && box.Right > Math.Min(x1, x2);

    private static string Path4(double x1, double y1, double x2, double y2, double x3, double y3, double x4, double y4) =>
        string.Create(CultureInfo.InvariantCulture, $"M{x1:0.#} {y1:0.#}C{x2:0.#} {y2:0.#} {x3:0.#} {y3:0.#} {x4:0.#} {y4:0.#}");
}
