namespace MlKit.Pipelines.Diagrams;

/// <summary>Draws workflows.</summary>
public static class StateMachineDiagrams
{
    /// <summary>Returns the workflow as a Mermaid flowchart: https://mermaid.js.org/syntax/flowchart.html.</summary>
    /// <param name="machine">The workflow.</param>
    /// <param name="path">How far each state of an execution is, by its name, or <see langword="null"/> to draw the workflow alone.</param>
    /// <returns>The text.</returns>
    /// <exception cref="ArgumentNullException">The workflow is <see langword="null"/>.</exception>
    public static string ToMermaid(this StateMachine machine, IReadOnlyDictionary<string, StateStatus>? path = null)
    {
        ArgumentNullException.ThrowIfNull(machine);
        return MermaidWriter.Write(DiagramScope.Of(machine), path ?? DiagramColors.NoPath);
    }

    /// <summary>Returns the workflow in Graphviz's language: https://graphviz.org/doc/info/lang.html.</summary>
    /// <param name="machine">The workflow.</param>
    /// <param name="path">How far each state of an execution is, by its name, or <see langword="null"/> to draw the workflow alone.</param>
    /// <returns>The text.</returns>
    /// <exception cref="ArgumentNullException">The workflow is <see langword="null"/>.</exception>
    public static string ToDot(this StateMachine machine, IReadOnlyDictionary<string, StateStatus>? path = null)
    {
        ArgumentNullException.ThrowIfNull(machine);
        return DotWriter.Write(machine.Name, DiagramScope.Of(machine), path ?? DiagramColors.NoPath);
    }

    /// <summary>Returns the workflow as an SVG picture.</summary>
    /// <param name="machine">The workflow.</param>
    /// <param name="path">How far each state of an execution is, by its name, or <see langword="null"/> to draw the workflow alone.</param>
    /// <returns>The text of the file.</returns>
    /// <exception cref="ArgumentNullException">The workflow is <see langword="null"/>.</exception>
    public static string ToSvg(this StateMachine machine, IReadOnlyDictionary<string, StateStatus>? path = null)
    {
        ArgumentNullException.ThrowIfNull(machine);
        return SvgWriter.Write(machine.Name, DiagramLayout.Of(DiagramScope.Of(machine)), path ?? DiagramColors.NoPath);
    }
}
