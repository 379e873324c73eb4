using System.Collections.Immutable;

namespace MlKit.Pipelines.Diagrams;

/// <summary>Places the states of a scope in rows: each under the ones that lead to it, ways back aside.</summary>
internal sealed record DiagramLayout(DiagramScope Scope, double X, double Y, double Width, double Height, ImmutableArray<DiagramBox> Boxes)
{
    public const double Margin = 24;
    public const double TerminalHeight = 30;

    /// <summary>The room between the outermost and the edge, above and below.</summary>
    public const double Edge = 6;

    private const double TitleHeight = 22;

    private const double BoxHeight = 40;
    private const double RowGap = 44;
    private const double ColumnGap = 32;
    private const double LeastWidth = 110;
    private const double CharacterWidth = 7.2;

    private readonly Dictionary<string, DiagramBox> _byName = Boxes.ToDictionary(box => box.Node.Name);

    public static DiagramLayout Of(DiagramScope scope) => Of(scope, 0, 0);

    /// <summary>Gets where the content begins: under the title, if there is one.</summary>
    public double Top => TopOf(Scope);

    public DiagramBox? Box(string name) => _byName.GetValueOrDefault(name);

    private static DiagramLayout Of(DiagramScope scope, double x, double y)
    {
        var rows = Rows(scope);
        var sized = rows.Select(row => row.Select(Size).ToList()).ToList();
        var width = sized.Select(RowWidth).DefaultIfEmpty(LeastWidth).Max() + (2 * Margin);
        var boxes = ImmutableArray.CreateBuilder<DiagramBox>();
        var top = TopOf(scope) + TerminalHeight + (RowGap / 2);
        foreach (var row in sized)
        {
            var left = (width - RowWidth(row)) / 2;
            foreach (var box in row)
            {
                boxes.Add(box with { X = left, Y = top });
                left += box.Width + ColumnGap;
            }

            top += row.Max(box => box.Height) + RowGap;
        }

        // Without an end that is drawn, the gap after the last row is too much.
        var height = scope.Nodes.Any(node => node.IsEnd) ? top + TerminalHeight : top - RowGap + Margin;
        return new DiagramLayout(scope, x, y, width, height, boxes.DrainToImmutable());
    }

    private static double TopOf(DiagramScope scope) => scope.Title.Length > 0 ? TitleHeight : Edge;

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
