using System.Globalization;
using System.Text;

namespace MlKit.Pipelines.Diagrams;

/// <summary>Writes Mermaid flowcharts.</summary>
internal sealed class MermaidWriter(IReadOnlyDictionary<string, StateStatus> path)
{
    private readonly StringBuilder _text = new();
    private readonly List<string> _classes = [];
    private int _scopes;

    public static string Write(DiagramScope scope, IReadOnlyDictionary<string, StateStatus> path)
    {
        var writer = new MermaidWriter(path);
        writer._text.Append("flowchart TD\n");
        writer.WriteScope(scope, "  ");
        writer.WriteColors();
        return writer._text.ToString();
    }

    private void WriteScope(DiagramScope scope, string indent)
    {
        var number = ++_scopes;
        var ids = scope.Nodes.ToDictionary(node => node.Name, node => node.Id);
        foreach (var node in scope.Nodes)
            WriteNode(node, indent);

        if (scope.Start is { } start)
            Line(indent, $"start{number}((Start)) --> {ids[start]}");

        foreach (var edge in scope.Edges)
        {
            var (line, head) = edge.IsError ? ("-.", ".->") : ("--", "-->");
            Line(indent, edge.Label.Length == 0 ? $"{ids[edge.From]} {head} {ids[edge.To]}" : $"{ids[edge.From]} {line} \"{Escape(edge.Label)}\" {head} {ids[edge.To]}");
        }

        foreach (var node in scope.Nodes.Where(node => node.IsEnd))
            Line(indent, $"{node.Id} --> end{number}(((End)))");
    }

    private void WriteNode(DiagramNode node, string indent)
    {
        if (path.TryGetValue(node.Name, out var status) && status != StateStatus.NotReached)
            _classes.Add($"class {node.Id} {status.ToString().ToLowerInvariant()}");

        if (node.Inner.IsEmpty)
        {
            var (open, close) = node.Type switch
            {
                "Choice" => ("{", "}"),
                "Succeed" or "Fail" => ("([", "])"),
                "Wait" => ("{{", "}}"),
                _ => ("[", "]"),
            };
            Line(indent, $"{node.Id}{open}\"{Escape(node.Name)}\"{close}");
            return;
        }

        Line(indent, $"subgraph {node.Id}[\"{Escape(node.Name)}\"]");
        foreach (var scope in node.Inner)
        {
            Line(indent, $"  subgraph scope{_scopes + 1}[\"{Escape(scope.Title)}\"]");
            WriteScope(scope, $"{indent}    ");
            Line(indent, "  end");
        }

        Line(indent, "end");
    }

    private void WriteColors()
    {
        foreach (var status in Enum.GetValues<StateStatus>().Where(status => _classes.Exists(line => line.EndsWith($" {status.ToString().ToLowerInvariant()}", StringComparison.Ordinal))))
            Line("  ", $"classDef {status.ToString().ToLowerInvariant()} fill:{DiagramColors.Fill(status)},stroke:{DiagramColors.Line}");

        foreach (var line in _classes)
            Line("  ", line);
    }

    private void Line(string indent, string line) => _text.Append(indent).Append(line).Append('\n');

    /// <summary>Mermaid takes character references, in its own form, and breaks off at quotes and brackets without them.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var c in text)
            _ = char.IsLetterOrDigit(c) || char.IsSurrogate(c) || " _-.,:?=$/()+'…".Contains(c, StringComparison.Ordinal) ? escaped.Append(c) : escaped.Append(CultureInfo.InvariantCulture, $"#{(int)c};");

        return escaped.ToString();
    }
}
