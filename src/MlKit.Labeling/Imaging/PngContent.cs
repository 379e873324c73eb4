namespace MlKit.Labeling.Imaging;

/// <summary>What the chunks of a verified PNG file hold.</summary>
/// <param name="Header">The header.</param>
/// <param name="HasTransparency">Whether there is a tRNS chunk.</param>
/// <param name="IsInOnePiece">Whether the IDAT chunks follow each other, as they must.</param>
/// <param name="PixelChunks">Where the IDAT chunks lie, if so.</param>
/// <param name="PixelDataBytes">The bytes in them.</param>
internal readonly record struct PngContent(PngHeader Header, bool HasTransparency, bool IsInOnePiece, Range PixelChunks, int PixelDataBytes);
