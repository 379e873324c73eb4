using System.Collections.Immutable;

namespace MlKit.Pipelines.Diagrams;

/// <summary>Finds the lanes right of the boxes, for ways that do not lead to the next row: one for each state they lead to, so that none runs through a box.</summary>
internal static class DiagramLanes
{
    /// <summary>What stands for the end of the scope where states stand by name.</summary>
    public const string End = "\0end";

    private const double Gap = 16;
    private const double CharacterWidth = 5.4;

    /// <summary>Returns where the lanes are, by the names of the states they lead to.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="rows">Its boxes in their places.</param>
    public static ImmutableDictionary<string, double> Of(DiagramScope scope, List<List<DiagramBox>> rows)
    {
        var lanes = ImmutableDictionary.CreateBuilder<string, double>();
        var right = rows.Select(row => row.Max(box => box.Right)).Append(0).ToArray();
        var ways = Ways(scope, rows).GroupBy(way => way.To).Select(ways => (
            To: ways.Key, First: ways.Min(way => Math.Min(way.FromRow, way.ToRow)), Last: ways.Max(way => Math.Max(way.FromRow, way.ToRow)), Label: ways.Max(way => way.Label)));

        // The short ones inside.
        foreach (var (to, first, last, label) in ways.OrderBy(way => way.Last - way.First).ThenBy(way => way.First))
        {
            var half = HalfOf(label);
            var beside = right.AsSpan(first..(last + 1));
            lanes[to] = beside.ToArray().Max() + Gap + half;
            beside.Fill(lanes[to] + half);
        }

        return lanes.ToImmutable();
    }

    /// <summary>Returns how far the lanes and their labels reach to the right.</summary>
    public static double RightOf(DiagramScope scope, ImmutableDictionary<string, double> lanes) =>
        lanes.Select(lane => lane.Value + HalfOf(scope.Edges.Where(edge => edge.To == lane.Key).Select(edge => edge.Label.Length).DefaultIfEmpty().Max())).DefaultIfEmpty().Max();

    private static double HalfOf(int label) => Math.Min(label, DiagramRoute.LongestLabel) * CharacterWidth / 2;

    private static IEnumerable<(string To, int FromRow, int ToRow, int Label)> Ways(DiagramScope scope, List<List<DiagramBox>> rows)
    {
        var rowOf = rows.Index().SelectMany(row => row.Item.Select(box => (box.Node.Name, row.Index))).ToDictionary(pair => pair.Name, pair => pair.Index);
        var edges = scope.Edges.Select(edge => (edge.To, FromRow: rowOf[edge.From], ToRow: rowOf[edge.To], Label: edge.Label.Length));
        var ends = scope.Nodes.Where(node => node.IsEnd).Select(node => (To: End, FromRow: rowOf[node.Name], ToRow: rows.Count, Label: 0));
        return edges.Concat(ends).Where(way => way.ToRow != way.FromRow + 1);
    }
}
