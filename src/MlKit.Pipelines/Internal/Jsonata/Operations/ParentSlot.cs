namespace MlKit.Pipelines.Internal.Jsonata.Operations;

/// <summary>The place where a step of a path leaves the value it looks into, for a <c>%</c> further on.</summary>
internal sealed class ParentSlot(string label)
{
    /// <summary>Gets or sets the name it is bound to, which no variable can have.</summary>
    public string Label { get; set; } = label;

    /// <summary>Gets or sets how many steps there still are to go back.</summary>
    public int Level { get; set; } = 1;
}
