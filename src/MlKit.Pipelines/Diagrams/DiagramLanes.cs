using System.Collections.Immutable;

namespace MlKit.Pipelines.Diagrams;

/// <summary>The lanes right of the boxes, for ways that do not lead to the next row: one for each state they lead to, so that none runs through a box.</summary>
/// <param name="Middles">Where they are, by the names of the states they lead to.</param>
/// <param name="Right">How far they and their labels reach.</param>
internal sealed record DiagramLanes(ImmutableDictionary<string, double> Middles, double Right)
{
    /// <summary>What stands for the end of the scope where states stand by name.</summary>
    public const string End = "\0end";

    private const double Gap = 16;
    private const double CharacterWidth = 5.4;

    public double this[string state] => Middles[state];

    /// <summary>Finds the lanes of a scope.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="rows">Its boxes in their places.</param>
    public static DiagramLanes Of(DiagramScope scope, List<List<DiagramBox>> rows)
    {
        var middles = ImmutableDictionary.CreateBuilder<string, double>();
        var right = rows.Select(row => row.Max(box => box.Right)).Append(0).ToArray();

        // The short ones inside.
        foreach (var (to, first, last, label) in Spans(scope, rows).OrderBy(span => span.Last - span.First).ThenBy(span => span.First))
        {
            var half = Math.Min(label, DiagramRoute.LongestLabel) * CharacterWidth / 2;
            var beside = right.AsSpan(first..(last + 1));
            middles[to] = beside.ToArray().Max() + Gap + half;
            beside.Fill(middles[to] + half);
        }

        return new DiagramLanes(middles.ToImmutable(), right.Max());
    }

    /// <summary>Returns over which rows each lane goes, and how long its longest label is.</summary>
    private static IEnumerable<(string To, int First, int Last, int Label)> Spans(DiagramScope scope, List<List<DiagramBox>> rows) => Ways(scope, rows)
        .GroupBy(way => way.To)
        .Select(ways => (ways.Key, ways.Min(way => Math.Min(way.FromRow, way.ToRow)), ways.Max(way => Math.Max(way.FromRow, way.ToRow)), ways.Max(way => way.Label)));

    private static IEnumerable<(string To, int FromRow, int ToRow, int Label)> Ways(DiagramScope scope, List<List<DiagramBox>> rows)
    {
        var rowOf = rows.Index().SelectMany(row => row.Item.Select(box => (box.Node.Name, row.Index))).ToDictionary(pair => pair.Name, pair => pair.Index);
        var edges = scope.Edges.Select(edge => (edge.To, FromRow: rowOf[edge.From], ToRow: rowOf[edge.To], Label: edge.Label.Length));
        var ends = scope.Nodes.Where(node => node.IsEnd).Select(node => (To: End, FromRow: rowOf[node.Name], ToRow: rows.Count, Label: 0));
        return edges.Concat(ends).Where(way => way.ToRow != way.FromRow + 1);
    }
}
