using System.Globalization;
using System.Security;
using System.Text;

namespace MlKit.Pipelines.Diagrams;

/// <summary>Writes SVG pictures.</summary>
internal sealed class SvgWriter(IReadOnlyDictionary<string, StateStatus> path)
{
    private const double Radius = 9;
    private const int LongestLabel = 24;

    private readonly StringBuilder _text = new();

    public static string Write(string name, DiagramLayout layout, IReadOnlyDictionary<string, StateStatus> path)
    {
        var writer = new SvgWriter(path);
        writer.Line($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{layout.Width:0}\" height=\"{layout.Height:0}\" viewBox=\"0 0 {layout.Width:0} {layout.Height:0}\" font-family=\"Helvetica, Arial, sans-serif\" font-size=\"13\">");
        writer.Line($"<title>{Escape(name)}</title>");
        writer.Line($"<defs><marker id=\"head\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\"><path d=\"M0 0 8 4 0 8z\" fill=\"{DiagramColors.Line}\"/></marker></defs>");
        writer.WriteScope(layout);
        writer.Line($"</svg>");
        return writer._text.ToString();
    }

    private void WriteScope(DiagramLayout layout)
    {
        Line($"<g transform=\"translate({layout.X:0.#} {layout.Y:0.#})\">");
        if (layout.Scope.Title.Length > 0)
        {
            Line($"<rect x=\"4\" y=\"4\" width=\"{layout.Width - 8:0.#}\" height=\"{layout.Height - 8:0.#}\" rx=\"6\" fill=\"none\" stroke=\"{DiagramColors.Line}\" stroke-dasharray=\"3 3\"/>");
            Line($"<text x=\"12\" y=\"19\" font-size=\"11\" fill=\"{DiagramColors.Line}\">{Escape(layout.Scope.Title)}</text>");
        }

        WriteTerminals(layout);
        foreach (var edge in layout.Scope.Edges)
            WriteEdge(layout, edge);

        foreach (var box in layout.Boxes)
            WriteBox(box);
        Line($"</g>");
    }

    private void WriteBox(DiagramBox box)
    {
        var fill = DiagramColors.Fill(path.GetValueOrDefault(box.Node.Name));
        var radius = box.Node.Type is "Succeed" or "Fail" ? 20 : 6;
        Line($"<rect x=\"{box.X:0.#}\" y=\"{box.Y:0.#}\" width=\"{box.Width:0.#}\" height=\"{box.Height:0.#}\" rx=\"{radius}\" fill=\"{fill}\" stroke=\"{DiagramColors.Line}\"/>");
        Line($"<text x=\"{box.CenterX:0.#}\" y=\"{box.Y + 18:0.#}\" text-anchor=\"middle\">{Escape(box.Node.Name)}</text>");
        Line($"<text x=\"{box.CenterX:0.#}\" y=\"{box.Y + 32:0.#}\" text-anchor=\"middle\" font-size=\"10\" fill=\"{DiagramColors.Line}\">{Escape(box.Node.Type)}</text>");
        if (box.Inner.IsEmpty)
            return;

        Line($"<g transform=\"translate({box.X:0.#} {box.Y:0.#})\">");
        foreach (var inner in box.Inner)
            WriteScope(inner);

        Line($"</g>");
    }

    private void WriteEdge(DiagramLayout layout, DiagramEdge edge)
    {
        if (layout.Box(edge.From) is not { } from || layout.Box(edge.To) is not { } to)
            return;

        var dash = edge.IsError ? " stroke-dasharray=\"5 4\"" : "";
        // A way back leaves and arrives at the right side, so that it does not run through the boxes between.
        var (shape, x, y) = to.Y > from.Y
            ? (Curve(from.CenterX, from.Bottom, to.CenterX, to.Y), to.CenterX, to.Y - (edge.IsError ? 20 : 9))
            : (Loop(from, to), Math.Max(from.X + from.Width, to.X + to.Width) + 12, (from.Y + to.Y) / 2);
        Line($"<path d=\"{shape}\" fill=\"none\" stroke=\"{DiagramColors.Line}\"{dash} marker-end=\"url(#head)\"/>");
        if (edge.Label.Length > 0)
            Line($"<text x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"middle\" font-size=\"10\" fill=\"{DiagramColors.Line}\" stroke=\"{DiagramColors.Plain}\" stroke-width=\"3\" paint-order=\"stroke\"><title>{Escape(edge.Label)}</title>{Escape(Shorten(edge.Label))}</text>");
    }

    /// <summary>Labels of neighbours must not run into each other; the whole text is in the title, which browsers show.</summary>
    private static string Shorten(string label) => ConditionText.Shorten(label, LongestLabel);

    private static string Curve(double x1, double y1, double x2, double y2)
    {
        var middle = (y1 + y2) / 2;
        return string.Create(CultureInfo.InvariantCulture, $"M{x1:0.#} {y1:0.#}C{x1:0.#} {middle:0.#} {x2:0.#} {middle:0.#} {x2:0.#} {y2:0.#}");
    }

    private static string Loop(DiagramBox from, DiagramBox to)
    {
        var (x1, y1) = (from.X + from.Width, from.Y + (from.Height / 2));
        var (x2, y2) = (to.X + to.Width, to.Y + (to.Height / 2));
        var side = Math.Max(x1, x2) + DiagramLayout.Margin;
        return string.Create(CultureInfo.InvariantCulture, $"M{x1:0.#} {y1:0.#}C{side:0.#} {y1:0.#} {side:0.#} {y2:0.#} {x2:0.#} {y2:0.#}");
    }

    private void WriteTerminals(DiagramLayout layout)
    {
        var center = layout.Width / 2;
        if (layout.Scope.Start is { } start && layout.Box(start) is { } first)
        {
            var y = DiagramLayout.TitleHeight + (DiagramLayout.TerminalHeight / 2);
            Line($"<circle cx=\"{center:0.#}\" cy=\"{y:0.#}\" r=\"{Radius}\" fill=\"{DiagramColors.Line}\"/>");
            Line($"<path d=\"{Curve(center, y + Radius, first.CenterX, first.Y)}\" fill=\"none\" stroke=\"{DiagramColors.Line}\" marker-end=\"url(#head)\"/>");
        }

        var ends = layout.Boxes.Where(box => box.Node.IsEnd).ToList();
        if (ends.Count == 0)
            return;

        var bottom = layout.Height - (DiagramLayout.TerminalHeight / 2) - 6;
        Line($"<circle cx=\"{center:0.#}\" cy=\"{bottom:0.#}\" r=\"{Radius}\" fill=\"none\" stroke=\"{DiagramColors.Line}\" stroke-width=\"3\"/>");
        foreach (var box in ends)
            Line($"<path d=\"{Curve(box.CenterX, box.Bottom, center, bottom - Radius)}\" fill=\"none\" stroke=\"{DiagramColors.Line}\" marker-end=\"url(#head)\"/>");
    }

    private void Line(FormattableString line) => _text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    /// <summary>Control characters have no place in XML, not even escaped.</summary>
    private static string Escape(string text) => SecurityElement.Escape(string.Concat(text.Select(c => char.IsControl(c) ? '\uFFFD' : c)));
}
