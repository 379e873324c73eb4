namespace MlKit.Labeling.Imaging;

/// <summary>Hands out the rows of an image as PNG stores them: a byte that names the filter, then the row filtered.</summary>
/// <remarks>
/// The first row has the filter Sub, which there predicts what Paeth would, the others Paeth. On pictures of real cameras that gives smaller files than Up, by
/// a tenth and more, and in vectors takes hardly longer. Nothing is chosen from row to row, so nothing about the processor can change the bytes.
/// </remarks>
internal ref struct PngFilteredRows(PixelImage image)
{
    private readonly ReadOnlySpan<byte> _pixels = image.Pixels;
    private readonly int _pixelBytes = image.Channels;
    private readonly int _stride = image.Width * image.Channels;
    private int _start; // Of the row that comes next or goes on.
    private int _column = -1; // -1 is the byte before the row.

    public readonly bool IsAtEnd => _start == _pixels.Length;

    /// <summary>Fills the block, or what of it the rest of the image fills; returns the number of bytes.</summary>
    public int Read(Span<byte> block)
    {
        var rest = block;
        while (!rest.IsEmpty && !IsAtEnd)
            rest = rest[ReadRow(rest)..];
        return block.Length - rest.Length;
    }

    private int ReadRow(Span<byte> target)
    {
        if (_column < 0)
        {
            target[0] = (byte)(_start == 0 ? PngFilter.Sub : PngFilter.Paeth);
            _column = 0;
            return 1;
        }

        var count = Math.Min(target.Length, _stride - _column);
        Filter(_column, target[..count]);
        _column += count;
        if (_column == _stride)
            (_start, _column) = (_start + _stride, -1);
        return count;
    }

    private readonly void Filter(int column, Span<byte> result)
    {
        var row = _pixels.Slice(_start, _stride);
        var above = _start == 0 ? default : _pixels.Slice(_start - _stride, _stride);
        if (above.IsEmpty)
            PngRowFilter.Sub(row, column, _pixelBytes, result);
        else
            PngRowFilter.Paeth(row, above, column, _pixelBytes, result);
    }
}
