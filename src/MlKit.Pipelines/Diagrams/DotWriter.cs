using System.Text;

namespace MlKit.Pipelines.Diagrams;

/// <summary>Writes Graphviz's language. A state with scopes inside is a cluster with a node of its own on top, so that edges have where to go.</summary>
internal sealed class DotWriter(IReadOnlyDictionary<string, StateStatus> path)
{
    private readonly StringBuilder _text = new();
    private int _scopes;

    public static string Write(string name, DiagramScope scope, IReadOnlyDictionary<string, StateStatus> path)
    {
        var writer = new DotWriter(path);
        writer.Line("", $"digraph {Quote(name)} {{");
        writer.Line("  ", $"node [shape=box, style=\"rounded,filled\", fillcolor=\"{DiagramColors.Plain}\", color=\"{DiagramColors.Line}\", fontname=\"Helvetica\"]");
        writer.Line("  ", $"edge [color=\"{DiagramColors.Line}\", fontname=\"Helvetica\", fontsize=10]");
        writer.WriteScope(scope, "  ");
        writer.Line("", "}");
        return writer._text.ToString();
    }

    private void WriteScope(DiagramScope scope, string indent)
    {
        var number = ++_scopes;
        var ids = scope.Nodes.ToDictionary(node => node.Name, node => node.Id);
        foreach (var node in scope.Nodes)
            WriteNode(node, indent);

        if (scope.Start is { } start)
        {
            Line(indent, $"start{number} [shape=circle, label=\"\", width=0.2]");
            Line(indent, $"start{number} -> {ids[start]}");
        }

        foreach (var edge in scope.Edges)
            Line(indent, $"{ids[edge.From]} -> {ids[edge.To]} [label={Quote(edge.Label)}{(edge.IsError ? ", style=dashed" : "")}]");

        if (!scope.Nodes.Any(node => node.IsEnd))
            return;

        Line(indent, $"end{number} [shape=doublecircle, label=\"\", width=0.15]");
        foreach (var node in scope.Nodes.Where(node => node.IsEnd))
            Line(indent, $"{node.Id} -> end{number}");
    }

    private void WriteNode(DiagramNode node, string indent)
    {
        var shape = node.Type switch
        {
            "Choice" => ", shape=diamond",
            "Wait" => ", shape=hexagon",
            _ => "",
        };
        var declaration = $"{node.Id} [label={Quote(node.Name)}{shape}, fillcolor=\"{DiagramColors.Fill(path.GetValueOrDefault(node.Name))}\"]";
        if (node.Inner.IsEmpty)
        {
            Line(indent, declaration);
            return;
        }

        Line(indent, $"subgraph cluster_{node.Id} {{");
        Line(indent, $"  label={Quote(node.Type)}");
        Line(indent, $"  {declaration}");
        foreach (var scope in node.Inner)
        {
            var first = scope.Start is { } start ? scope.Nodes.First(inner => inner.Name == start).Id : null;
            Line(indent, $"  subgraph cluster_{node.Id}_{_scopes + 1} {{");
            Line(indent, $"    label={Quote(scope.Title)}");
            WriteScope(scope, $"{indent}    ");
            Line(indent, "  }");
            if (first is not null)
                Line(indent, $"  {node.Id} -> {first} [style=dotted]");
        }

        Line(indent, "}");
    }

    private void Line(string indent, string line) => _text.Append(indent).Append(line).Append('\n');

    private static string Quote(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";
}
