namespace MlKit.Labeling.Cameras;

public sealed partial class UndistortionMap
{
    private const int FractionBits = 5;
    private const int One = 1 << FractionBits;
    private const int WeightBits = 2 * FractionBits;
    private const int HalfWeight = 1 << (WeightBits - 1);

    // OpenCV's undistort builds its map in stripes of about this many pixels, each with its own principal row.
    private const int StripePixels = 4096;

    internal static int[] BuildPositions(CameraModel original, PinholeCamera undistorted)
    {
        var (width, height) = (undistorted.Width, undistorted.Height);
        var stripe = original is FisheyeCamera ? height : Math.Max(1, StripePixels / width);
        var positions = new int[width * height * 2];
        var o = 0;
        for (var row = 0; row < height; row++)
        {
            var stripeStart = row / stripe * stripe;
            var y = (row - stripeStart) * (1 / undistorted.Fy) - (undistorted.Cy - stripeStart) / undistorted.Fy;
            for (var column = 0; column < width; column++)
            {
                var x = column * (1 / undistorted.Fx) - undistorted.Cx / undistorted.Fx;
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

    internal static void RemapBilinear(ReadOnlySpan<byte> source, int width, int height, int channels, ReadOnlySpan<int> positions, Span<byte> destination)
    {
        var stride = width * channels;
        for (int i = 0, o = 0; i < positions.Length; i += 2, o += channels)
        {
            var (px, py) = (positions[i], positions[i + 1]);
            var (x, y) = (px >> FractionBits, py >> FractionBits);
            var (fx, fy) = (px & (One - 1), py & (One - 1));
            var (w11, w10, w01) = (fx * fy, (One - fx) * fy, fx * (One - fy));
            var w00 = (One - fx) * (One - fy);
            if ((uint)x < (uint)(width - 1) && (uint)y < (uint)(height - 1))
            {
                var upper = source.Slice(y * stride + x * channels, 2 * channels);
                var lower = source.Slice((y + 1) * stride + x * channels, 2 * channels);
                for (var c = 0; c < channels; c++)
                {
                    var sum = upper[c] * w00 + upper[c + channels] * w01 + lower[c] * w10 + lower[c + channels] * w11;
                    destination[o + c] = (byte)((sum + HalfWeight) >> WeightBits);
                }

                continue;
            }

            for (var c = 0; c < channels; c++)
            {
                var sum = At(source, width, height, channels, x, y, c) * w00 + At(source, width, height, channels, x + 1, y, c) * w01
                    + At(source, width, height, channels, x, y + 1, c) * w10 + At(source, width, height, channels, x + 1, y + 1, c) * w11;
                destination[o + c] = (byte)((sum + HalfWeight) >> WeightBits);
            }
        }
    }

    internal static void RemapNearest(ReadOnlySpan<byte> source, int width, int height, int channels, ReadOnlySpan<int> positions, Span<byte> destination)
    {
        for (int i = 0, o = 0; i < positions.Length; i += 2, o += channels)
        {
            var x = (positions[i] + One / 2) >> FractionBits;
            var y = (positions[i + 1] + One / 2) >> FractionBits;
            for (var c = 0; c < channels; c++)
                destination[o + c] = At(source, width, height, channels, x, y, c);
        }
    }

    private static byte At(ReadOnlySpan<byte> source, int width, int height, int channels, int x, int y, int channel) =>
        (uint)x < (uint)width && (uint)y < (uint)height ? source[(y * width + x) * channels + channel] : (byte)0;
}
