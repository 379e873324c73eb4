namespace MlKit.Labeling.Differences;

/// <summary>Lists what may have become of a label.</summary>
public enum LabelChange
{
    /// <summary>It is the same: no corner moved by more than a micrometre or a millionth of a pixel, and label and answers are equal.</summary>
    Unchanged,

    /// <summary>Its shape, place or answers are others.</summary>
    Adjusted,

    /// <summary>Its label is another; shape and answers may be too.</summary>
    Reclassified,

    /// <summary>It was drawn anew.</summary>
    Added,

    /// <summary>It was deleted.</summary>
    Removed,
}
