using System.Collections.Immutable;

namespace MlKit.Pipelines.Diagrams;

/// <summary>Places the states of a scope in rows: each under the ones that lead to it, ways back aside.</summary>
internal sealed record DiagramLayout(DiagramScope Scope, double X, double Y, double Width, double Height, ImmutableArray<DiagramBox> Boxes)
{
    public const double TerminalHeight = 30;
    public const double TerminalRadius = 9;

    // The room over the uppermost and under the lowest.
    private const double Padding = 6;
    private const double Margin = 24;
    private const double TitleHeight = 22;
    private const double BoxHeight = 40;
    private const double RowGap = 44;
    private const double ColumnGap = 32;
    private const double LeastWidth = 110;
    private const double CharacterWidth = 7.2;

    private readonly Dictionary<string, DiagramBox> _byName = Boxes.ToDictionary(box => box.Node.Name);

    public static DiagramLayout Of(DiagramScope scope) => Of(scope, 0, 0);

    /// <summary>Gets the middle of the boxes; lanes are right of them.</summary>
    public required double CenterX { get; init; }

    /// <summary>Gets the lanes beside the boxes.</summary>
    public required DiagramLanes Lanes { get; init; }

    /// <summary>Gets the middle of the start.</summary>
    public double StartY => TopOf(Scope) + (TerminalHeight / 2);

    /// <summary>Gets the middle of the end.</summary>
    public double EndY => Height - (TerminalHeight / 2) - Padding;

    public DiagramBox Box(string name) => _byName[name];

    private static DiagramLayout Of(DiagramScope scope, double x, double y)
    {
        var sized = Rows(scope).ConvertAll(row => row.ConvertAll(Size));
        var center = Margin + (sized.Select(RowWidth).DefaultIfEmpty(LeastWidth).Max() / 2);
        var rows = new List<List<DiagramBox>>();
        var top = TopOf(scope) + TerminalHeight + (RowGap / 2);
        foreach (var row in sized)
        {
            rows.Add(Place(row, rows.Count, center, top));
            top += row.Max(box => box.Height) + RowGap;
        }

        var lanes = DiagramLanes.Of(scope, rows);
        // Without an end that is drawn, the gap after the last row is too much.
        var height = scope.Nodes.Any(node => node.IsEnd) ? top + TerminalHeight : top - RowGap + Margin;
        var width = Math.Max(2 * center, lanes.Right + Margin);
        return new DiagramLayout(scope, x, y, width, height, [.. rows.SelectMany(row => row)]) { CenterX = center, Lanes = lanes };
    }

    private static List<DiagramBox> Place(List<DiagramBox> row, int number, double center, double top)
    {
        var left = center - (RowWidth(row) / 2);
        return row.ConvertAll(box =>
        {
            var placed = box with { X = left, Y = top, Row = number };
            left += box.Width + ColumnGap;
            return placed;
        });
    }

    private static double TopOf(DiagramScope scope) => scope.Title.Length > 0 ? TitleHeight : Padding;

    private static double RowWidth(List<DiagramBox> row) => row.Sum(box => box.Width) + ((row.Count - 1) * ColumnGap);

    private static DiagramBox Size(DiagramNode node)
    {
        var width = Math.Max(LeastWidth, (node.Name.Length * CharacterWidth) + Margin);
        if (node.Inner.IsEmpty)
            return new DiagramBox(node, 0, 0, width, BoxHeight, []);

        var inner = ImmutableArray.CreateBuilder<DiagramLayout>(node.Inner.Length);
        var left = Margin;
        foreach (var scope in node.Inner)
        {
            var layout = Of(scope, left, BoxHeight);
            inner.Add(layout);
            left += layout.Width + Margin;
        }

        return new DiagramBox(node, 0, 0, Math.Max(width, left), BoxHeight + inner.Max(layout => layout.Height) + Margin, inner.DrainToImmutable());
    }

    /// <summary>Gives every state the row after the last one that leads to it, without the ways that close a cycle.</summary>
    private static List<List<DiagramNode>> Rows(DiagramScope scope)
    {
        var next = scope.Edges.GroupBy(edge => edge.From).ToDictionary(group => group.Key, group => group.Select(edge => edge.To).Distinct().ToList());
        var order = Order(scope, next);
        var position = order.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        var rank = scope.Nodes.ToDictionary(node => node.Name, _ => 0);
        foreach (var name in order)
        {
            foreach (var target in next.GetValueOrDefault(name, []).Where(target => position[target] > position[name]))
                rank[target] = Math.Max(rank[target], rank[name] + 1);
        }

        return [.. scope.Nodes.GroupBy(node => rank[node.Name]).OrderBy(row => row.Key).Select(row => row.ToList())];
    }

    /// <summary>Returns the names so that each stands before those it leads to, except where a cycle leaves no such order.</summary>
    private static List<string> Order(DiagramScope scope, Dictionary<string, List<string>> next)
    {
        var finished = new List<string>();
        var seen = new HashSet<string>();
        foreach (var root in scope.Nodes.Select(node => node.Name).OrderBy(name => name != scope.Start))
        {
            if (!seen.Add(root))
                continue;

            var open = new Stack<(string Name, int Edge)>([(root, 0)]);
            while (open.TryPop(out var top))
            {
                var targets = next.GetValueOrDefault(top.Name, []);
                if (top.Edge == targets.Count)
                {
                    finished.Add(top.Name);
                    continue;
                }

                open.Push((top.Name, top.Edge + 1));
                if (seen.Add(targets[top.Edge]))
                    open.Push((targets[top.Edge], 0));
            }
        }

        finished.Reverse();
        return finished;
    }
}
