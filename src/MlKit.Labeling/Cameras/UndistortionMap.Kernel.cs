namespace MlKit.Labeling.Cameras;

public sealed partial class UndistortionMap
{
    private const int FractionBits = 5;
    private const int One = 1 << FractionBits;
    private const int WeightBits = 2 * FractionBits;
    private const int HalfWeight = 1 << (WeightBits - 1);

    internal static int[] BuildPositions(CameraModel original, PinholeCamera undistorted)
    {
        var (width, height) = (undistorted.Width, undistorted.Height);
        var positions = new int[width * height * 2];
        var o = 0;
        for (var row = 0; row < height; row++)
        {
            var y = (row - undistorted.Cy) / undistorted.Fy;
            for (var column = 0; column < width; column++)
            {
                var x = (column - undistorted.Cx) / undistorted.Fx;
                var (dx, dy) = original.DistortPlane(x, y);
                positions[o++] = ToFixed(original.Fx * dx + original.Cx, original.Width);
                positions[o++] = ToFixed(original.Fy * dy + original.Cy, original.Height);
            }
        }

        return positions;
    }

    // From one px before the first to one px after the last pixel nothing of the source is seen, so positions end there.
    private static int ToFixed(double position, int size)
    {
        var scaled = Math.Round(position * One, MidpointRounding.ToEven);
        return scaled > -One ? (int)Math.Min(scaled, (double)size * One) : -One;
    }

    // The four weights are products (32 - fx)(32 - fy) ... of 1/1024; blending the rows first and then the columns gives the same integer.
    internal static void RemapBilinear(
        ReadOnlySpan<byte> source, int width, int height, int channels, ReadOnlySpan<int> positions, Span<byte> destination)
    {
        var stride = width * channels;
        for (int i = 0, o = 0; i < positions.Length; i += 2, o += channels)
        {
            var (px, py) = (positions[i], positions[i + 1]);
            var (x, y) = (px >> FractionBits, py >> FractionBits);
            var (fx, fy) = (px & (One - 1), py & (One - 1));
            if ((uint)x >= (uint)(width - 1) || (uint)y >= (uint)(height - 1))
            {
                BlendAtBorder(source, width, height, channels, (x, y), (fx, fy), destination.Slice(o, channels));
                continue;
            }

            var upper = source.Slice(y * stride + x * channels, 2 * channels);
            var lower = source.Slice((y + 1) * stride + x * channels, 2 * channels);
            if (channels == 3)
                Blend3(upper, lower, fx, fy, destination.Slice(o, 3));
            else
                destination[o] = Blend(upper[0], upper[1], lower[0], lower[1], fx, fy);
        }
    }

    internal static void RemapNearest(
        ReadOnlySpan<byte> source, int width, int height, int channels, ReadOnlySpan<int> positions, Span<byte> destination)
    {
        for (int i = 0, o = 0; i < positions.Length; i += 2, o += channels)
        {
            var x = (positions[i] + One / 2) >> FractionBits;
            var y = (positions[i + 1] + One / 2) >> FractionBits;
            var result = destination.Slice(o, channels);
            if ((uint)x >= (uint)width || (uint)y >= (uint)height)
            {
                result.Clear();
                continue;
            }

            var pixel = source.Slice((y * width + x) * channels, channels);
            for (var c = 0; c < result.Length; c++)
                result[c] = pixel[c];
        }
    }

    private static void Blend3(ReadOnlySpan<byte> upper, ReadOnlySpan<byte> lower, int fx, int fy, Span<byte> result)
    {
        // The last element first: one range check then covers the others.
        result[2] = Blend(upper[2], upper[5], lower[2], lower[5], fx, fy);
        result[1] = Blend(upper[1], upper[4], lower[1], lower[4], fx, fy);
        result[0] = Blend(upper[0], upper[3], lower[0], lower[3], fx, fy);
    }

    private static byte Blend(int upperLeft, int upperRight, int lowerLeft, int lowerRight, int fx, int fy)
    {
        var upper = (upperLeft << FractionBits) + (upperRight - upperLeft) * fx;
        var lower = (lowerLeft << FractionBits) + (lowerRight - lowerLeft) * fx;
        return (byte)(((upper << FractionBits) + (lower - upper) * fy + HalfWeight) >> WeightBits);
    }

    private static void BlendAtBorder(
        ReadOnlySpan<byte> source, int width, int height, int channels, (int X, int Y) p, (int X, int Y) fraction, Span<byte> result)
    {
        for (var c = 0; c < channels; c++)
        {
            result[c] = Blend(
                At(source, width, height, channels, p.X, p.Y, c), At(source, width, height, channels, p.X + 1, p.Y, c),
                At(source, width, height, channels, p.X, p.Y + 1, c), At(source, width, height, channels, p.X + 1, p.Y + 1, c),
                fraction.X, fraction.Y);
        }
    }

    private static byte At(ReadOnlySpan<byte> source, int width, int height, int channels, int x, int y, int channel) =>
        (uint)x < (uint)width && (uint)y < (uint)height ? source[(y * width + x) * channels + channel] : (byte)0;
}
