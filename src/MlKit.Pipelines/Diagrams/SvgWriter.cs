using System.Globalization;
using System.Security;
using System.Text;

namespace MlKit.Pipelines.Diagrams;

/// <summary>Writes SVG pictures.</summary>
internal sealed class SvgWriter(IReadOnlyDictionary<string, StateStatus> path)
{
    private readonly StringBuilder _text = new();

    public static string Write(string name, DiagramLayout layout, IReadOnlyDictionary<string, StateStatus> path)
    {
        var writer = new SvgWriter(path);
        writer.Line($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{layout.Width:0}\" height=\"{layout.Height:0}\" viewBox=\"0 0 {layout.Width:0} {layout.Height:0}\" font-family=\"Helvetica, Arial, sans-serif\" font-size=\"13\">");
        writer.Line($"<title>{Escape(name)}</title>");
        writer.Line($"<defs><marker id=\"head\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\"><path d=\"M0 0 8 4 0 8z\" fill=\"{DiagramColors.Line}\"/></marker></defs>");
        // Pages may be dark.
        writer.Line($"<rect width=\"100%\" height=\"100%\" fill=\"{DiagramColors.Plain}\"/>");
        writer.WriteScope(layout);
        writer.Line($"</svg>");
        return writer._text.ToString();
    }

    private void WriteScope(DiagramLayout layout)
    {
        Line($"<g transform=\"translate({layout.X:0.#} {layout.Y:0.#})\">");
        if (layout.Scope.Title.Length > 0)
        {
            Line($"<rect x=\"4\" y=\"4\" width=\"{layout.Width - 8:0.#}\" height=\"{layout.Height - 8:0.#}\" rx=\"6\" fill=\"{DiagramColors.Plain}\" stroke=\"{DiagramColors.Line}\" stroke-dasharray=\"3 3\"/>");
            Line($"<text x=\"12\" y=\"19\" font-size=\"11\" fill=\"{DiagramColors.Line}\">{Escape(layout.Scope.Title)}</text>");
        }

        WriteTerminals(layout);
        var routes = DiagramRoute.Of(layout);
        foreach (var route in routes)
            Line($"<path d=\"{route.Path}\" fill=\"none\" stroke=\"{DiagramColors.Line}\"{Dashes(route)} marker-end=\"url(#head)\"/>");

        foreach (var box in layout.Boxes)
            WriteBox(box);

        // On top, so that no line strikes a label out.
        foreach (var route in routes.Where(route => route.Edge.Label.Length > 0))
            WriteLabel(route);

        Line($"</g>");
    }

    private static string Dashes(DiagramRoute route)
    {
        const int Period = 9;
        return route.Edge.IsError ? string.Create(CultureInfo.InvariantCulture, $" stroke-dasharray=\"5 4\" stroke-dashoffset=\"{Period - (route.Length % Period):0.#}\"") : "";
    }

    private void WriteBox(DiagramBox box)
    {
        var status = path.GetValueOrDefault(box.Node.Name);
        var fill = DiagramColors.Fill(status);
        // In words too, for those who see the colors alike.
        var kind = status == StateStatus.NotReached ? box.Node.Type : $"{box.Node.Type}, {status.ToString().ToLowerInvariant()}";
        var radius = box.Node.Type is "Succeed" or "Fail" ? 20 : 6;
        Line($"<rect x=\"{box.X:0.#}\" y=\"{box.Y:0.#}\" width=\"{box.Width:0.#}\" height=\"{box.Height:0.#}\" rx=\"{radius}\" fill=\"{fill}\" stroke=\"{DiagramColors.Line}\"/>");
        Line($"<text x=\"{box.CenterX:0.#}\" y=\"{box.Y + 18:0.#}\" text-anchor=\"middle\">{Escape(box.Node.Name)}</text>");
        Line($"<text x=\"{box.CenterX:0.#}\" y=\"{box.Y + 32:0.#}\" text-anchor=\"middle\" font-size=\"10\" fill=\"{DiagramColors.Line}\">{Escape(kind)}</text>");
        if (box.Inner.IsEmpty)
            return;

        Line($"<g transform=\"translate({box.X:0.#} {box.Y:0.#})\">");
        foreach (var inner in box.Inner)
            WriteScope(inner);

        Line($"</g>");
    }

    /// <summary>The whole text of a label is in its title, which browsers show.</summary>
    private void WriteLabel(DiagramRoute route)
    {
        var label = route.Edge.Label;
        Line($"<text x=\"{route.LabelX:0.#}\" y=\"{route.LabelY:0.#}\" text-anchor=\"middle\" font-size=\"10\" fill=\"{DiagramColors.Line}\" stroke=\"{DiagramColors.Plain}\" stroke-width=\"5\" paint-order=\"stroke\"><title>{Escape(label)}</title>{Escape(ConditionText.Shorten(label, DiagramRoute.LongestLabel))}</text>");
    }

    private void WriteTerminals(DiagramLayout layout)
    {
        const double Radius = DiagramLayout.TerminalRadius;
        if (layout.Scope.Start is { } start)
        {
            var first = layout.Box(start);
            Line($"<circle cx=\"{layout.CenterX:0.#}\" cy=\"{layout.StartY:0.#}\" r=\"{Radius}\" fill=\"{DiagramColors.Line}\"/>");
            Line($"<path d=\"{DiagramLine.Curve(layout.CenterX, layout.StartY + Radius, first.CenterX, first.Y)}\" fill=\"none\" stroke=\"{DiagramColors.Line}\" marker-end=\"url(#head)\"/>");
        }

        if (layout.Boxes.Any(box => box.Node.IsEnd))
            Line($"<circle cx=\"{layout.CenterX:0.#}\" cy=\"{layout.EndY:0.#}\" r=\"{Radius}\" fill=\"none\" stroke=\"{DiagramColors.Line}\" stroke-width=\"3\"/>");
    }

    private void Line(FormattableString line) => _text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    /// <summary>Control characters have no place in XML, not even escaped.</summary>
    private static string Escape(string text) => SecurityElement.Escape(string.Concat(text.Select(c => char.IsControl(c) ? '\uFFFD' : c)));
}
