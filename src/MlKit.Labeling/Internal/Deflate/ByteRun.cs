namespace MlKit.Labeling.Internal.Deflate;

/// <summary>Bytes that equal those one pixel before them.</summary>
internal readonly record struct ByteRun(int Start, int Length);
