namespace MlKit.Pipelines.Diagrams;

/// <summary>An edge with its line in the picture, and the place of its label.</summary>
/// <param name="Edge">The edge.</param>
/// <param name="Path">The line, as SVG's path data.</param>
/// <param name="LabelX">The middle of the label.</param>
/// <param name="LabelY">The line the label stands on.</param>
internal sealed record DiagramRoute(DiagramEdge Edge, string Path, double LabelX, double LabelY)
{
    /// <summary>Gets how long the line is, so that dashes can be counted from its end: where lines share a lane, they then lie on each other.</summary>
    public double Length { get; init; }

    /// <summary>The most characters of a label: those of neighbours must not run into each other.</summary>
    public const int LongestLabel = 24;

    private const double LabelGap = 9;
    private const double LabelHeight = 11;

    // What comes and what goes do not meet at the side of a box.
    private const double SideOffset = 8;

    // How far below or above the boxes a way goes that leaves or reaches one in the middle of its row.
    private const double Clearance = 12;

    /// <summary>Returns the lines of a scope, also those to its end; labels over the same box stand one over the other.</summary>
    public static List<DiagramRoute> Of(DiagramLayout layout)
    {
        var routes = new List<DiagramRoute>();
        var labels = new Dictionary<string, int>();
        foreach (var edge in layout.Scope.Edges)
        {
            var (from, to) = (layout.Box(edge.From), layout.Box(edge.To));
            if (to.Row != from.Row + 1)
            {
                routes.Add(Beside(layout, edge, from, to));
                continue;
            }

            var over = labels.GetValueOrDefault(edge.To);
            if (edge.Label.Length > 0)
                labels[edge.To] = over + 1;

            routes.Add(new DiagramRoute(edge, DiagramLine.Curve(from.CenterX, from.Bottom, to.CenterX, to.Y), to.CenterX, to.Y - LabelGap - (over * LabelHeight)));
        }

        routes.AddRange(layout.Boxes.Where(box => box.Node.IsEnd).Select(box => ToEnd(layout, box)));
        return routes;
    }

    private static DiagramRoute Beside(DiagramLayout layout, DiagramEdge edge, DiagramBox from, DiagramBox to)
    {
        (double X, double Y)[] points = [.. Leave(layout, from, edge.To), .. Arrive(layout, to)];
        var labelY = Exit(layout, from) + (to.Row > from.Row ? LabelHeight + 4 : -LabelHeight);
        return new DiagramRoute(edge, DiagramLine.Rounded(points), layout.Lanes[edge.To], labelY) { Length = DiagramLine.LengthOf(points) };
    }

    private static DiagramRoute ToEnd(DiagramLayout layout, DiagramBox box)
    {
        const double Radius = DiagramLayout.TerminalRadius;
        var edge = new DiagramEdge(box.Node.Name, DiagramLanes.End, "", false);
        var line = box.Row == layout.Boxes.Max(other => other.Row)
            ? DiagramLine.Curve(box.CenterX, box.Bottom, layout.CenterX, layout.EndY - Radius)
            : DiagramLine.Rounded([.. Leave(layout, box, DiagramLanes.End), (layout.Lanes[DiagramLanes.End], layout.EndY), (layout.CenterX + Radius, layout.EndY)]);
        return new DiagramRoute(edge, line, 0, 0);
    }

    /// <summary>Returns the points from a box to a lane: out of its side, or between the rows where another box stands beside it.</summary>
    private static (double X, double Y)[] Leave(DiagramLayout layout, DiagramBox box, string target)
    {
        var y = Exit(layout, box);
        return IsLast(layout, box)
            ? [(box.Right, y), (layout.Lanes[target], y)]
            : [(box.CenterX, box.Bottom), (box.CenterX, y), (layout.Lanes[target], y)];
    }

    private static double Exit(DiagramLayout layout, DiagramBox box) =>
        IsLast(layout, box) ? box.MiddleY + SideOffset : layout.Boxes.Where(other => other.Row == box.Row).Max(other => other.Bottom) + Clearance;

    private static (double X, double Y)[] Arrive(DiagramLayout layout, DiagramBox box)
    {
        var lane = layout.Lanes[box.Node.Name];
        var (side, over) = (box.MiddleY - SideOffset, box.Y - Clearance - LabelGap);
        return IsLast(layout, box) ? [(lane, side), (box.Right, side)] : [(lane, over), (box.CenterX, over), (box.CenterX, box.Y)];
    }

    private static bool IsLast(DiagramLayout layout, DiagramBox box) => !layout.Boxes.Any(other => other.Row == box.Row && other.X > box.X);
}
