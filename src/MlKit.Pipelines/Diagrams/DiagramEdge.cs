namespace MlKit.Pipelines.Diagrams;

/// <summary>A way from a state to another.</summary>
/// <param name="From">The name of the one.</param>
/// <param name="To">The name of the other.</param>
/// <param name="Label">When it is taken; empty for always.</param>
/// <param name="IsError">Whether it is taken for an error.</param>
internal sealed record DiagramEdge(string From, string To, string Label, bool IsError);
