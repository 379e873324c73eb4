namespace MlKit.Labeling.Conversion;

/// <summary>Says what happens when a frame lacks a file or holds data that cannot be used.</summary>
public enum BadFrames
{
    /// <summary>The conversion fails with every problem of every frame. Good frames are kept for the next run; no sequence file or manifest is written.</summary>
    Fail,

    /// <summary>The frame is left out, and its problems are part of the report.</summary>
    Skip,
}
