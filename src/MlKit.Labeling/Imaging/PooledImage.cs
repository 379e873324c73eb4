using System.Buffers;

namespace MlKit.Labeling.Imaging;

/// <summary>An image over memory of the shared pool, given back when it is disposed. Its pixels are whatever the memory last held until they are written.</summary>
internal sealed class PooledImage : IDisposable
{
    private byte[]? _bytes;

    public PooledImage(int width, int height, int channels)
    {
        _bytes = ArrayPool<byte>.Shared.Rent(checked(width * height * channels));
        Image = new PixelImage(width, height, channels, _bytes);
    }

    public PixelImage Image { get; }

    public void Dispose()
    {
        if (_bytes is not null)
            ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = null;
    }
}
