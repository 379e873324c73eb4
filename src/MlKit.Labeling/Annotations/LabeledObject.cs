namespace MlKit.Labeling.Annotations;

/// <summary>Represents an object, for all frames it occurs in.</summary>
/// <param name="Index">The number of objects before it.</param>
/// <param name="Id">The object id, or null.</param>
/// <param name="Label">The label.</param>
/// <param name="Name">The name, or null.</param>
/// <param name="Frames">The numbers of its frames.</param>
internal sealed record LabeledObject(int Index, string? Id, string Label, string? Name, SortedSet<int> Frames);
