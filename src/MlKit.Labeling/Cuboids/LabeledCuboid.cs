namespace MlKit.Labeling.Cuboids;

/// <summary>Represents a cuboid and what it is.</summary>
/// <param name="Label">The label, or A2D2's class: whichever the caller uses throughout.</param>
/// <param name="Cuboid">The cuboid.</param>
public readonly record struct LabeledCuboid(string Label, Cuboid Cuboid);
